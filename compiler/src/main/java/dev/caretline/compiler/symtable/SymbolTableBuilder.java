package dev.caretline.compiler.symtable;

import dev.caretline.compiler.limits.RecursionDepth;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.RangedNode;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.grammar.source.SyntaxProblem;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of the first pass: the stack of open blocks, and how a name gets into them. Visitors for statements,
 * expressions and patterns walk the tree and share one builder.
 */
final class SymbolTableBuilder {
    private final SourceText source;
    private final boolean annotationsAreText;
    private final IdentityHashMap<Node, SymbolTableEntry> blocks = new IdentityHashMap<>();
    private final List<SymbolTableEntry> open = new ArrayList<>();
    private final SymbolTableEntry top;
    private SymbolTableEntry current;
    /** The innermost class around the current node, whose name mangles private ones. */
    private @Nullable String className;

    final RecursionDepth depth;
    final ExpressionSymbols expressions = new ExpressionSymbols(this);
    final StatementSymbols statements = new StatementSymbols(this);
    final PatternSymbols patterns = new PatternSymbols(this);

    SymbolTableBuilder(SourceText source, boolean annotationsAreText, RecursionDepth depth) {
        this.source = source;
        this.annotationsAreText = annotationsAreText;
        this.depth = depth;
        top = new SymbolTableEntry("top", BlockType.MODULE, SourceRange.NOWHERE);
        current = top;
        open.add(top);
    }

    SymbolTable build(Mod tree) {
        blocks.put(tree, top);
        if (tree instanceof Mod.Module module) {
            statements.visit(module.body());
        } else if (tree instanceof Mod.Interactive interactive) {
            statements.visit(interactive.body());
        } else if (tree instanceof Mod.Expression expression) {
            expressions.visit(expression.body());
        }
        new ScopeAnalysis(this).analyze(top);
        return new SymbolTable(top, blocks);
    }

    boolean annotationsAreText() {
        return annotationsAreText;
    }

    SymbolTableEntry current() {
        return current;
    }

    boolean isAtModuleLevel() {
        return current == top;
    }

    /** The open blocks, the innermost last. */
    List<SymbolTableEntry> open() {
        return open;
    }

    /**
     * Opens the block of a function, class or comprehension.
     *
     * @param node the node that makes the block, and under which it is found later
     */
    SymbolTableEntry enter(String name, BlockType type, RangedNode node) {
        SymbolTableEntry entry = open(name, type, node.range());
        blocks.put(node, entry);
        return entry;
    }

    /** Opens the block of an annotation that becomes text: its names, and the blocks inside it, count nowhere. */
    void enterAnnotation(SourceRange range) {
        open("_annotation", BlockType.ANNOTATION, range);
    }

    private SymbolTableEntry open(String name, BlockType type, SourceRange range) {
        SymbolTableEntry entry = new SymbolTableEntry(name, type, range);
        entry.nested = current.nested || current.type() == BlockType.FUNCTION;
        entry.comprehensionIterables = current.comprehensionIterables;
        if (type != BlockType.ANNOTATION) {
            current.children.add(entry);
        }
        open.add(entry);
        current = entry;
        return entry;
    }

    void exit() {
        open.remove(open.size() - 1);
        current = open.get(open.size() - 1);
    }

    void visitClassBody(String name, List<Stmt> body) {
        String outer = className;
        className = name;
        statements.visit(body);
        className = outer;
    }

    String mangle(String name) {
        return Mangling.mangle(className, name);
    }

    /** The flags of a name in the current block. */
    int lookup(String name) {
        return current.symbols.flags(mangle(name));
    }

    void define(String name, int flag, SourceRange range) {
        defineIn(current, name, flag, range);
    }

    /** Adds a flag to a name of an open block. */
    void defineIn(SymbolTableEntry block, String name, int flag, SourceRange range) {
        String mangled = mangle(name);
        int flags = block.symbols.flags(mangled);
        if ((flag & flags & SymbolFlags.PARAMETER) != 0) {
            throw error("duplicate argument '" + name + "' in function definition", range);
        }
        flags |= flag;
        if (block.inComprehensionTarget) {
            if ((flags & (SymbolFlags.GLOBAL | SymbolFlags.NONLOCAL)) != 0) {
                throw error(
                        "comprehension inner loop cannot rebind assignment expression target '" + name + "'", range);
            }
            flags |= SymbolFlags.COMPREHENSION_TARGET;
        }
        block.symbols.set(mangled, flags);
        if ((flag & SymbolFlags.PARAMETER) != 0) {
            block.parameters.add(mangled);
        } else if ((flag & SymbolFlags.GLOBAL) != 0) {
            top.symbols.set(mangled, top.symbols.flags(mangled) | flag);
        }
    }

    /** Remembers where the current block declares a name, for errors of the second pass. */
    void addDirective(String name, SourceRange range) {
        current.directives.add(new Directive(mangle(name), range));
    }

    PythonSyntaxException error(String message, SourceRange range) {
        return new PythonSyntaxException(source.compilerProblem(SyntaxProblem.Type.SYNTAX_ERROR, message, range));
    }
}
