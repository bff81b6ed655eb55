package dev.caretline.compiler.symtable;

import dev.caretline.compiler.future.FutureFeature;
import dev.caretline.compiler.future.FutureFeatures;
import dev.caretline.compiler.limits.RecursionLimit;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.SourceText;
import java.util.IdentityHashMap;

/** The blocks of a program, each found by the node of the tree that makes it. */
public final class SymbolTable {
    static final String CLASS_CELL = "__class__";

    private final SymbolTableEntry top;
    private final IdentityHashMap<Node, SymbolTableEntry> blocks;

    SymbolTable(SymbolTableEntry top, IdentityHashMap<Node, SymbolTableEntry> blocks) {
        this.top = top;
        this.blocks = blocks;
    }

    /**
     * Makes the table of a tree.
     *
     * @param source the text of the tree, for the places of errors
     * @throws PythonSyntaxException if a name is declared or bound where it must not be, or the tree is too deep
     */
    public static SymbolTable of(Mod tree, FutureFeatures features, RecursionLimit limit, SourceText source) {
        boolean annotationsAreText = features.has(FutureFeature.ANNOTATIONS);
        return new SymbolTableBuilder(source, annotationsAreText, limit.newDepth()).build(tree);
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
