package dev.caretline.compiler.codegen;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.compiler.flowgraph.CodeUnit;
import dev.caretline.compiler.flowgraph.ConstantCache;
import dev.caretline.compiler.future.FutureFeature;
import dev.caretline.compiler.instrument.CodeScope;
import dev.caretline.compiler.instrument.Instrumentation;
import dev.caretline.compiler.instrument.WeaveTable;
import dev.caretline.compiler.instrument.Weaver;
import dev.caretline.compiler.symtable.BlockType;
import dev.caretline.compiler.symtable.SymbolTableEntry;
import dev.caretline.compiler.target.Opcode;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.locations.code.CodeFlags;
import dev.caretline.locations.code.CodeObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of one compilation while code is generated, and what all families of constructs share: the current scope, and
 * the way into the tree. Each scope is handed to the back end, and comes back as a code object, before the scope around it
 * goes on.
 */
final class CodeGenerator {
    private final GenerationContext context;
    private final UnitAssembler assembler;
    private final ConstantCache constants = new ConstantCache();
    private final WeaveTable.Builder sites = new WeaveTable.Builder();
    private int scopes;

    final Diagnostics diagnostics = new Diagnostics(this);
    final Names names = new Names(this);
    final Frames frames = new Frames(this);
    final Conditions conditions = new Conditions(this);
    final Comparisons comparisons = new Comparisons(this);
    final Coroutines coroutines = new Coroutines(this);
    final Bodies bodies = new Bodies(this);
    final Functions functions = new Functions(this);
    final Calls calls = new Calls(this);
    final Displays displays = new Displays(this);
    final Assignments assignments = new Assignments(this);
    private final Expressions expressions = new Expressions(this);
    private final Statements statements = new Statements(this);

    /** The scope that code is being generated for. */
    Unit unit;

    /** The {@link Unit#out} of {@link #unit}. */
    Emitter out;

    /** The {@link Unit#weaving} of {@link #unit}. */
    @Nullable
    Weaving weaving;

    /** A generator that stands at the start of the outermost scope. */
    CodeGenerator(GenerationContext context, UnitAssembler assembler, Node tree) {
        this.context = context;
        this.assembler = assembler;
        SymbolTableEntry top = context.symbols().top();
        unit = new Unit(null, CodeScope.Kind.MODULE, top, "<module>", 1, constants);
        out = unit.out;
        weaving = weave(unit, tree);
        out.at(0, 0, 1, 0);
        out.op(Opcode.RESUME, 0);
        out.at(1, 0, 1, 0);
        if (weaving != null) {
            weaving.start();
        }
    }

    // ---- the tree

    void visit(Stmt node) {
        out.at(node.range());
        if (weaving == null) {
            node.accept(statements);
        } else {
            weaving.statement(node, statements);
        }
    }

    void visitStatements(List<Stmt> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            visit(nodes.get(i));
        }
    }

    void visit(Expr node) {
        Emitter here = out;
        int line = here.line;
        int column = here.column;
        int endLine = here.endLine;
        int endColumn = here.endColumn;
        here.at(node.range());
        if (weaving == null) {
            node.accept(expressions);
        } else {
            weaving.expression(node, expressions);
        }
        here.line = line;
        here.column = column;
        here.endLine = endLine;
        here.endColumn = endColumn;
    }

    void visitExpressions(List<Expr> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            visit(nodes.get(i));
        }
    }

    // ---- scopes

    /** Starts a scope inside the current one; the current location is its first line then. */
    void enterScope(CodeScope.Kind kind, String name, Node node, int firstLine) {
        enterScope(kind, name, node, firstLine, null);
    }

    /** As above, of a function: its first constant is its docstring or None, whatever is woven in. */
    void enterScope(CodeScope.Kind kind, String name, Node node, int firstLine, @Nullable ConstantValue firstConstant) {
        unit = new Unit(unit, kind, context.symbols().entry(node), name, firstLine, constants);
        out = unit.out;
        if (firstConstant != null) {
            out.constants().index(firstConstant);
        }
        weaving = weave(unit, node);
        out.at(firstLine, 0, firstLine, 0);
        out.op(Opcode.RESUME, 0);
        if (weaving != null) {
            weaving.start();
        }
    }

    private @Nullable Weaving weave(Unit scope, Node node) {
        if (context.instrumentation() == Instrumentation.NONE) {
            return null;
        }
        Weaver weaver = context.instrumentation()
                .weaver(new CodeScope(scopes++, scope.kind, scope.qualname, scope.firstLine, node));
        scope.weaving = weaver == Weaver.NONE ? null : new Weaving(weaver, scope, this, sites);
        if (scope.weaving != null) {
            scope.weaving.prologue();
        }
        return scope.weaving;
    }

    /**
     * Ends the current scope and goes back to the one around it.
     *
     * @param returnsNone whether falling off the end returns None, and not what is on top of the stack
     */
    CodeObject leaveScope(boolean returnsNone) {
        if (!out.returned()) {
            out.atNowhere();
            if (returnsNone) {
                out.loadNone();
            }
            out.op(Opcode.RETURN_VALUE);
        }
        if (weaving != null) {
            weaving.finish();
        }
        CodeUnit finished = unit.toCodeUnit(flags());
        Unit outer = unit.parent;
        if (outer != null) {
            unit = outer;
            out = outer.out;
            weaving = outer.weaving;
        }
        return assembler.assemble(finished);
    }

    /** Bits of {@code co_flags}: {@code compute_code_flags}. */
    private int flags() {
        int flags = context.future().flags();
        boolean generator = unit.entry.isGenerator();
        if (unit.isFunction()) {
            flags |= CodeFlags.NEWLOCALS | CodeFlags.OPTIMIZED;
            flags |= unit.entry.isNested() ? CodeFlags.NESTED : 0;
            if (generator) {
                flags |= unit.coroutine ? CodeFlags.ASYNC_GENERATOR : CodeFlags.GENERATOR;
            } else if (unit.coroutine) {
                flags |= CodeFlags.COROUTINE;
            }
            flags |= unit.entry.hasVarargs() ? CodeFlags.VARARGS : 0;
            flags |= unit.entry.hasVarkeywords() ? CodeFlags.VARKEYWORDS : 0;
        }
        if (allowsTopLevelAwait() && unit.coroutine && !generator) {
            flags |= CodeFlags.COROUTINE;
        }
        return flags;
    }

    // ---- questions

    Target target() {
        return context.target();
    }

    /** 0, 1 without assertions, 2 without docstrings too. */
    int optimization() {
        return context.optimization();
    }

    boolean annotationsAreText() {
        return context.future().has(FutureFeature.ANNOTATIONS);
    }

    boolean allowsFutureImportOn(int line) {
        return context.future().allowsImportOn(line);
    }

    /** Whether {@code await} may stand right here although this is a module. */
    boolean allowsTopLevelAwait() {
        return context.topLevelAwait() && unit.entry.type() == BlockType.MODULE;
    }

    /** Whether the value of an expression statement is printed: at the outermost level of interactive input. */
    boolean printsExpressions() {
        return context.interactive() && unit.parent == null;
    }

    /** Whether the whole input imports a name at its top level. */
    boolean isImportedByModule(String name) {
        return context.symbols().top().isImported(name);
    }

    void warn(String message) {
        context.warnings().accept(diagnostics.warning(message));
    }

    WeaveTable weaveTable() {
        return sites.build();
    }

    BasicBlock newBlock() {
        return out.newBlock();
    }
}
