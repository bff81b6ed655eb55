package dev.caretline.compiler.symtable;

import dev.caretline.grammar.source.PythonSyntaxException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The second pass: resolves the scope of every name, blocks from the outside in, and carries free variables from the
 * inside out. Decides as {@code analyze_block} of CPython 3.11 does; but where that hands sets of visible names down,
 * copied for every block, this looks a name up along the chain of enclosing blocks.
 */
final class ScopeAnalysis {
    private final SymbolTableBuilder builder;

    ScopeAnalysis(SymbolTableBuilder builder) {
        this.builder = builder;
    }

    void analyze(SymbolTableEntry module) {
        analyze(module, null);
    }

    /** A block that encloses others, and what encloses it. */
    private record Enclosing(
            SymbolTableEntry block, @Nullable Enclosing outer) {
        /** Whether a block directly inside this one finds a variable of that name in an enclosing function. */
        boolean binds(String name) {
            for (Enclosing at = this; at != null; at = at.outer) {
                if (at.block.type() == BlockType.CLASS) {
                    // A class hides its names from its methods, except for the cell of the class itself.
                    if (name.equals(SymbolTable.CLASS_CELL)) {
                        return true;
                    }
                } else if (at.block.type() == BlockType.FUNCTION) {
                    int flags = at.block.symbols.flags(name);
                    if ((flags & SymbolFlags.GLOBAL) != 0) {
                        return false;
                    }
                    if ((flags & SymbolFlags.BOUND) != 0 && (flags & SymbolFlags.NONLOCAL) == 0) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    /** @return the names that this block and those inside it need from enclosing functions */
    private Set<String> analyze(SymbolTableEntry block, @Nullable Enclosing enclosing) {
        Symbols symbols = block.symbols;
        Scope[] scopes = new Scope[symbols.size()];
        Set<String> free = Collections.emptySet();
        for (int i = 0; i < scopes.length; i++) {
            scopes[i] = scope(block, symbols.name(i), symbols.flags(i), enclosing);
            if (scopes[i] == Scope.FREE) {
                free = with(free, symbols.name(i));
            }
        }
        Set<String> freeInside = analyzeChildren(block, new Enclosing(block, enclosing));
        if (!freeInside.isEmpty()) {
            if (block.type() == BlockType.FUNCTION) {
                makeCells(symbols, scopes, freeInside);
            } else if (block.type() == BlockType.CLASS) {
                block.needsClassClosure = freeInside.remove(SymbolTable.CLASS_CELL);
            }
        }
        for (int i = 0; i < scopes.length; i++) {
            symbols.set(i, SymbolFlags.withScope(symbols.flags(i), scopes[i]));
        }
        for (String name : freeInside) {
            passThrough(block, name, enclosing);
            free = with(free, name);
        }
        return free;
    }

    private Set<String> analyzeChildren(SymbolTableEntry block, Enclosing around) {
        Set<String> free = Collections.emptySet();
        for (SymbolTableEntry child : block.children) {
            for (String name : analyze(child, around)) {
                free = with(free, name);
            }
        }
        return free;
    }

    private static Set<String> with(Set<String> names, String name) {
        Set<String> grown = names.isEmpty() ? new LinkedHashSet<>() : names;
        grown.add(name);
        return grown;
    }

    private Scope scope(SymbolTableEntry block, String name, int flags, @Nullable Enclosing enclosing) {
        if ((flags & SymbolFlags.GLOBAL) != 0) {
            if ((flags & SymbolFlags.NONLOCAL) != 0) {
                throw errorAtDirective(block, name, "name '" + name + "' is nonlocal and global");
            }
            return Scope.GLOBAL_EXPLICIT;
        }
        if ((flags & SymbolFlags.NONLOCAL) != 0) {
            if (enclosing == null) {
                throw errorAtDirective(block, name, "nonlocal declaration not allowed at module level");
            }
            if (!enclosing.binds(name)) {
                throw errorAtDirective(block, name, "no binding for nonlocal '" + name + "' found");
            }
            return Scope.FREE;
        }
        if ((flags & SymbolFlags.BOUND) != 0) {
            return Scope.LOCAL;
        }
        return enclosing != null && enclosing.binds(name) ? Scope.FREE : Scope.GLOBAL_IMPLICIT;
    }

    /** Variables that a function and those inside it share live in cells, and are free no further out. */
    private static void makeCells(Symbols symbols, Scope[] scopes, Set<String> freeInside) {
        for (int i = 0; i < scopes.length; i++) {
            if (scopes[i] == Scope.LOCAL && freeInside.remove(symbols.name(i))) {
                scopes[i] = Scope.CELL;
            }
        }
    }

    /** Enters a free variable of an inner block in a block between it and its owner. */
    private static void passThrough(SymbolTableEntry block, String name, @Nullable Enclosing enclosing) {
        Symbols symbols = block.symbols;
        if (symbols.contains(name)) {
            int flags = symbols.flags(name);
            if (block.type() == BlockType.CLASS && (flags & (SymbolFlags.BOUND | SymbolFlags.GLOBAL)) != 0) {
                symbols.set(name, flags | SymbolFlags.FREE_CLASS);
            }
        } else if (enclosing == null || enclosing.binds(name)) {
            symbols.set(name, SymbolFlags.withScope(0, Scope.FREE));
        }
    }

    private PythonSyntaxException errorAtDirective(SymbolTableEntry block, String name, String message) {
        for (Directive directive : block.directives) {
            if (directive.name().equals(name)) {
                return builder.error(message, directive.range());
            }
        }
        throw new IllegalStateException("no declaration of '" + name + "' in " + block.name());
    }
}
