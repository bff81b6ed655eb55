package dev.caretline.compiler.codegen;

import dev.caretline.compiler.flowgraph.CodeUnit;
import dev.caretline.compiler.flowgraph.ConstantCache;
import dev.caretline.compiler.flowgraph.ConstantTable;
import dev.caretline.compiler.flowgraph.InvisibleLocals;
import dev.caretline.compiler.flowgraph.LocalSlots;
import dev.caretline.compiler.instrument.CodeScope;
import dev.caretline.compiler.symtable.BlockType;
import dev.caretline.compiler.symtable.Mangling;
import dev.caretline.compiler.symtable.NameTable;
import dev.caretline.compiler.symtable.Scope;
import dev.caretline.compiler.symtable.SymbolTableEntry;
import dev.caretline.grammar.ast.Arguments;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of one scope while its code is generated: CPython's {@code compiler_unit}. */
final class Unit {
    final @Nullable Unit parent;
    final CodeScope.Kind kind;
    final SymbolTableEntry entry;
    final String name;
    final String qualname;
    final int firstLine;
    /** The innermost class around the code of the scope; a class is its own. */
    final @Nullable String className;

    final Emitter out;
    final NameTable varnames;
    final List<FrameBlock> frameBlocks = new ArrayList<>(4);
    final List<String> cellVariables;
    final List<String> freeVariables;

    /** Whether the scope awaits; for a module known only once its code is generated. */
    boolean coroutine;

    /** What is woven into the scope, null for nothing. */
    @Nullable
    Weaving weaving;

    private int invisibleLocals;
    private int argcount;
    private int posonlyargcount;
    private int kwonlyargcount;

    /** @param name {@code co_name}: the name of the definition, or one such as {@code <lambda>} */
    Unit(
            @Nullable Unit parent,
            CodeScope.Kind kind,
            SymbolTableEntry entry,
            String name,
            int firstLine,
            ConstantCache cache) {
        this.parent = parent;
        this.kind = kind;
        this.entry = entry;
        this.name = name;
        this.firstLine = firstLine;
        String inherited = parent == null ? null : parent.className;
        className = kind == CodeScope.Kind.CLASS ? name : inherited;
        qualname = parent == null ? name : qualname(parent);
        out = new Emitter(new ConstantTable(cache), className);
        varnames = new NameTable(entry.parameters());
        cellVariables = entry.cellVariables();
        freeVariables = entry.freeVariables();
        coroutine = entry.isCoroutine();
    }

    /** The rule of {@code compiler_set_qualname}. */
    private String qualname(Unit outer) {
        if (outer.parent == null || isGlobalIn(outer)) {
            return name;
        }
        return switch (outer.kind) {
            case FUNCTION, ASYNC_FUNCTION, LAMBDA -> outer.qualname + ".<locals>." + name;
            case MODULE, CLASS, COMPREHENSION -> outer.qualname + "." + name;
        };
    }

    private boolean isGlobalIn(Unit outer) {
        boolean named = kind == CodeScope.Kind.FUNCTION
                || kind == CodeScope.Kind.ASYNC_FUNCTION
                || kind == CodeScope.Kind.CLASS;
        return named && outer.entry.scope(Mangling.mangle(outer.className, name)) == Scope.GLOBAL_EXPLICIT;
    }

    boolean isFunction() {
        return entry.type() == BlockType.FUNCTION;
    }

    /** Makes sure that there is an invisible local with a number, from 0. */
    void hasInvisibleLocal(int number) {
        invisibleLocals = Math.max(invisibleLocals, number + 1);
    }

    private InvisibleLocals invisibleLocals() {
        return switch (kind) {
            case MODULE -> new InvisibleLocals(InvisibleLocals.Place.MODULE, invisibleLocals);
            case CLASS -> new InvisibleLocals(InvisibleLocals.Place.CLASS, invisibleLocals);
            default -> new InvisibleLocals(InvisibleLocals.Place.FUNCTION, invisibleLocals);
        };
    }

    /** Whether annotations of variables are evaluated and kept here. */
    boolean keepsAnnotations() {
        return kind == CodeScope.Kind.MODULE || kind == CodeScope.Kind.CLASS;
    }

    void takesArguments(Arguments arguments) {
        posonlyargcount = arguments.posonlyargs().size();
        argcount = posonlyargcount + arguments.args().size();
        kwonlyargcount = arguments.kwonlyargs().size();
    }

    /** A comprehension takes its outermost iterator. */
    void takesIterator() {
        argcount = 1;
    }

    /** The argument of {@code LOAD_DEREF} and the like for a variable in a cell: cells first, then free variables. */
    int derefIndex(String mangledName, boolean inCell) {
        if (inCell) {
            return cellVariables.indexOf(mangledName);
        }
        return cellVariables.size() + freeVariables.indexOf(mangledName);
    }

    CodeUnit toCodeUnit(int flags) {
        return new CodeUnit(
                name,
                qualname,
                flags,
                argcount,
                posonlyargcount,
                kwonlyargcount,
                firstLine,
                out.names().toList(),
                LocalSlots.of(varnames.toList(), cellVariables, freeVariables, invisibleLocals()),
                out.constants(),
                out.graph());
    }
}
