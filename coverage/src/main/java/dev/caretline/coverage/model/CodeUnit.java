package dev.caretline.coverage.model;

import dev.caretline.grammar.source.SourceRange;

/**
 * A function or class, which has totals of its own.
 *
 * @param kind whether it is a function or a class
 * @param qualname its name with the names of the functions and classes around it, joined by dots
 * @param range its definition, without decorators
 * @param parent the index of the innermost function or class around it, or {@link Region#NONE}
 */
public record CodeUnit(Kind kind, String qualname, SourceRange range, int parent) {
    /** The kinds of units. */
    public enum Kind {
        FUNCTION,
        CLASS
    }
}
