package dev.caretline.compiler.symtable;

import dev.caretline.grammar.ast.Node;
import java.util.Map;

/** The blocks of a program, each found by the node of the tree that makes it. */
public final class SymbolTable {
    static final String CLASS_CELL = "__class__";

    private final SymbolTableEntry top;
    private final Map<Node, SymbolTableEntry> blocks;

    SymbolTable(SymbolTableEntry top, Map<Node, SymbolTableEntry> blocks) {
        this.top = top;
        this.blocks = blocks;
    }

    /** The block of the whole input. */
    public SymbolTableEntry top() {
        return top;
    }

    /**
     * The block that a node makes: a {@code Mod}, {@code FunctionDef}, {@code AsyncFunctionDef}, {@code ClassDef},
     * {@code Lambda} or comprehension expression of the very tree that the table was made from (by identity).
     *
     * @throws IllegalArgumentException if the node makes no block
     */
    public SymbolTableEntry entry(Node node) {
        SymbolTableEntry entry = blocks.get(node);
        if (entry == null) {
            throw new IllegalArgumentException("no block belongs to this " + node.asdlName());
        }
        return entry;
    }
}
