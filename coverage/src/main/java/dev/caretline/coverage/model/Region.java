package dev.caretline.coverage.model;

import dev.caretline.grammar.source.SourceRange;

/**
 * A piece of source that may never be executed although the construct around it was entered.
 *
 * @param kind what it is in its construct
 * @param range where it stands
 * @param event the event that says that its execution has started
 * @param parent the index of the innermost region around it, or {@link #NONE}
 * @param unit the index of the innermost function or class around it, or {@link #NONE} at the level of the module
 * @param line the first line of the statement that it belongs to, 1-based; of a decorated definition its {@code def}
 */
public record Region(Kind kind, SourceRange range, int event, int parent, int unit, int line) {
    /** The index of no region or unit. */
    public static final int NONE = -1;

    /** The kinds of regions. */
    public enum Kind {
        STATEMENT,
        /** The statements of a branch, a loop, a handler, a function and so on, together. */
        SUITE,
        /** An operand of {@code and} or {@code or}, from the second on. */
        OPERAND,
        /** One of the two values of a conditional expression. */
        ARM,
        /** A comparator of a chained comparison, from the second on. */
        COMPARATOR,
        /** What a comprehension collects: the element, or key and value together. */
        ELEMENT,
        /** A condition of a comprehension. */
        FILTER,
        /** The iterable of a comprehension's clause, from the second on. */
        ITERABLE,
        /** All of a generator expression but its first iterable. */
        GENERATOR,
        LAMBDA,
        /** The message of an {@code assert}. */
        MESSAGE,
        /** The type of an exception handler. */
        HANDLER_TYPE,
        /** The pattern of a case from the second on, or an alternative of a pattern from the second on. */
        PATTERN,
        GUARD,
        /** What follows a {@code yield} or {@code await} in its statement. */
        RESUMED
    }
}
