package dev.caretline.coverage.model;

import dev.caretline.grammar.source.SourceRange;

/**
 * What conditions are tested for.
 *
 * @param kind what depends on it
 * @param range the whole test, or the whole {@code and} or {@code or}
 * @param unit the index of the innermost function or class around it, or {@link Region#NONE}
 * @param line the first line of the statement that it belongs to, 1-based
 * @param onTrue the index of the region that only a true decision leads to, or {@link Region#NONE}
 * @param onFalse the index of the region that only a false decision leads to, or {@link Region#NONE}
 */
public record Decision(Kind kind, SourceRange range, int unit, int line, int onTrue, int onFalse) {
    /** The kinds of decisions. */
    public enum Kind {
        IF,
        WHILE,
        /** The test of a conditional expression. */
        CONDITIONAL,
        ASSERT,
        /** A condition of a comprehension. */
        FILTER,
        GUARD,
        /** The operands of {@code and} or {@code or}, whose value is used. */
        VALUE
    }
}
