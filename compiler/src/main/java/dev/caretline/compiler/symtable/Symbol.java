package dev.caretline.compiler.symtable;

/**
 * A name of a block.
 *
 * @param name the name, mangled if it is private
 * @param flags what the block does with the name, and its scope: the bits of CPython's {@code ste_symbols}
 */
public record Symbol(String name, int flags) {
    public Scope scope() {
        return SymbolFlags.scope(flags);
    }
}
