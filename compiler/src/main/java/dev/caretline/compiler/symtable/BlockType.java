package dev.caretline.compiler.symtable;

/** What kind of code a block is. */
public enum BlockType {
    /** A function, a lambda or a comprehension. */
    FUNCTION,
    CLASS,
    MODULE,
    /** An annotation that becomes text, under {@code from __future__ import annotations}: its names count nowhere. */
    ANNOTATION
}
