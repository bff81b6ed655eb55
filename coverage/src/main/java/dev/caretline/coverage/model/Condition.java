package dev.caretline.coverage.model;

import dev.caretline.grammar.source.SourceRange;

/**
 * A leaf of a decision: an expression whose truth is tested, by itself and not through {@code and}, {@code or} or
 * {@code not}. It has two outcomes.
 *
 * @param range where it stands
 * @param trueEvent the event that it was true
 * @param falseEvent the event that it was false
 * @param ifTrue where the decision goes on if it is true
 * @param ifFalse where the decision goes on if it is false
 * @param decision the index of its decision
 * @param region the index of the innermost region around it, or {@link Region#NONE}
 */
public record Condition(
        SourceRange range, int trueEvent, int falseEvent, Way ifTrue, Way ifFalse, int decision, int region) {
    /** Where a decision goes on after one of its conditions. */
    public enum Way {
        /** The decision is true. */
        TRUE,
        /** The decision is false. */
        FALSE,
        /** The next condition has to say. */
        ON
    }

    public int event(boolean truth) {
        return truth ? trueEvent : falseEvent;
    }

    public Way way(boolean truth) {
        return truth ? ifTrue : ifFalse;
    }
}
