package dev.caretline.grammar.parser;

/** What a source is read as; the modes of Python's {@code compile()}. */
public enum ParseMode {
    /** A module. */
    EXEC,
    /** One expression. */
    EVAL,
    /** One interactive statement. */
    SINGLE
}
