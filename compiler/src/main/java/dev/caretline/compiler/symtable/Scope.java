package dev.caretline.compiler.symtable;

/** Where a name of a block lives. */
public enum Scope {
    /** The block does not mention the name. */
    UNKNOWN(0),
    /** In the block itself, and no inner block needs it. */
    LOCAL(1),
    /** In the module, by a {@code global} statement. */
    GLOBAL_EXPLICIT(2),
    /** In the module or among the builtins, since no enclosing function binds it. */
    GLOBAL_IMPLICIT(3),
    /** In an enclosing function. */
    FREE(4),
    /** In the block itself, in a cell, since an inner block needs it. */
    CELL(5);

    private static final Scope[] SCOPES = values();

    private final int code;

    Scope(int code) {
        this.code = code;
    }

    /** CPython's number for the scope. */
    int code() {
        return code;
    }

    static Scope ofCode(int code) {
        return SCOPES[code];
    }
}
