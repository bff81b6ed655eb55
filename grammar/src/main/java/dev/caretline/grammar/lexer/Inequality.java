package dev.caretline.grammar.lexer;

/** How a source spells that two values are not equal. Only one of the two spellings is valid in it. */
public enum Inequality {
    /** {@code !=}. */
    EXCLAMATION,
    /** {@code <>}: PEP 401, for who compiles under the future feature {@code barry_as_FLUFL}. */
    DIAMOND
}
