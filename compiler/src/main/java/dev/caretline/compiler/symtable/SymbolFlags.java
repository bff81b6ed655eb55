package dev.caretline.compiler.symtable;

/** The bits that say what a block does with a name: those of CPython 3.11, whose {@code symtable} module shows them. */
final class SymbolFlags {
    static final int GLOBAL = 1;
    static final int LOCAL = 1 << 1;
    static final int PARAMETER = 1 << 2;
    static final int NONLOCAL = 1 << 3;
    static final int USE = 1 << 4;
    /** On a name of a class: a method has a free variable of that name, which is not the class's. */
    static final int FREE_CLASS = 1 << 6;

    static final int IMPORT = 1 << 7;
    static final int ANNOTATED = 1 << 8;
    static final int COMPREHENSION_TARGET = 1 << 9;

    /** Any way of binding the name in the block. */
    static final int BOUND = LOCAL | PARAMETER | IMPORT;

    private static final int SCOPE_SHIFT = 11;
    private static final int SCOPE_MASK = 15;

    private SymbolFlags() {}

    static Scope scope(int flags) {
        return Scope.ofCode(flags >> SCOPE_SHIFT & SCOPE_MASK);
    }

    static int withScope(int flags, Scope scope) {
        return flags | scope.code() << SCOPE_SHIFT;
    }
}
