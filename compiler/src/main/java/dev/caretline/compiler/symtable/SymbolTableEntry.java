package dev.caretline.compiler.symtable;

import dev.caretline.grammar.source.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One block of a program (a module, class, function, lambda or comprehension) and the names in it. All names are
 * mangled ones. Finished and constant once a {@link SymbolTable} hands it out.
 */
public final class SymbolTableEntry {
    private final String name;
    private final BlockType type;
    private final SourceRange range;

    final Symbols symbols = new Symbols();
    final List<String> parameters = new ArrayList<>();
    final List<SymbolTableEntry> children = new ArrayList<>();
    final List<Directive> directives = new ArrayList<>(0);
    boolean nested;
    boolean generator;
    boolean coroutine;
    boolean varargs;
    boolean varkeywords;
    boolean needsClassClosure;
    ComprehensionKind comprehension = ComprehensionKind.NONE;
    /** Whether the target of a clause of this comprehension is being visited. */
    boolean inComprehensionTarget;
    /** How many iterables of comprehensions are being visited, in this block and around it. */
    int comprehensionIterables;

    SymbolTableEntry(String name, BlockType type, SourceRange range) {
        this.name = name;
        this.type = type;
        this.range = range;
    }

    /** The name of the function or class; {@code top}, {@code lambda}, {@code genexpr} and such for what has none. */
    public String name() {
        return name;
    }

    public BlockType type() {
        return type;
    }

    /** The line on which the block starts, 1-based, without its decorators; 0 for a module. */
    public int line() {
        return range.lineNumber();
    }

    /** Whether the block is inside a function, directly or not: {@code CO_NESTED}. */
    public boolean isNested() {
        return nested;
    }

    /** Whether the block yields, or is a generator expression. */
    public boolean isGenerator() {
        return generator;
    }

    /** Whether the block is an {@code async def}, or a comprehension that awaits. */
    public boolean isCoroutine() {
        return coroutine;
    }

    /** Whether the block has a {@code *args} parameter. */
    public boolean hasVarargs() {
        return varargs;
    }

    /** Whether the block has a {@code **kwargs} parameter. */
    public boolean hasVarkeywords() {
        return varkeywords;
    }

    /** For a class: whether a method uses {@code __class__} or {@code super}, so that the class has to make that cell. */
    public boolean needsClassClosure() {
        return needsClassClosure;
    }

    public ComprehensionKind comprehension() {
        return comprehension;
    }

    /** {@link Scope#UNKNOWN} if the block does not mention the name. */
    public Scope scope(String mangledName) {
        return SymbolFlags.scope(symbols.flags(mangledName));
    }

    /** Whether an import in this very block binds the name. */
    public boolean isImported(String mangledName) {
        return (symbols.flags(mangledName) & SymbolFlags.IMPORT) != 0;
    }

    /** All names, in the order in which the first pass met them. */
    public List<Symbol> symbols() {
        return IntStream.range(0, symbols.size())
                .mapToObj(i -> new Symbol(symbols.name(i), symbols.flags(i)))
                .toList();
    }

    /** The parameters: positional-only, positional, keyword-only, {@code *args}, {@code **kwargs}. */
    public List<String> parameters() {
        return List.copyOf(parameters);
    }

    /** The blocks directly inside this one, in the order in which the first pass met them. */
    public List<SymbolTableEntry> children() {
        return List.copyOf(children);
    }

    /** {@code co_cellvars}: sorted by code points. */
    public List<String> cellVariables() {
        return needsClassClosure ? List.of(SymbolTable.CLASS_CELL) : sorted(Scope.CELL, 0);
    }

    /** {@code co_freevars}: sorted by code points; in a class also what its methods need from outside of it. */
    public List<String> freeVariables() {
        return sorted(Scope.FREE, SymbolFlags.FREE_CLASS);
    }

    private List<String> sorted(Scope scope, int orFlag) {
        List<String> found = new ArrayList<>(0);
        for (int i = 0; i < symbols.size(); i++) {
            int flags = symbols.flags(i);
            if (SymbolFlags.scope(flags) == scope || (flags & orFlag) != 0) {
                found.add(symbols.name(i));
            }
        }
        if (found.size() > 1) {
            found.sort(CodePointOrder.INSTANCE);
        }
        return List.copyOf(found);
    }
}
