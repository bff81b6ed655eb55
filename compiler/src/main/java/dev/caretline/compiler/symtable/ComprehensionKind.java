package dev.caretline.compiler.symtable;

/** Whether a block is a comprehension, and what it makes. */
public enum ComprehensionKind {
    NONE,
    LIST,
    SET,
    DICT,
    GENERATOR
}
