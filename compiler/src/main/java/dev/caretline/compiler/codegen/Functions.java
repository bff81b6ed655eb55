package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.BUILD_CONST_KEY_MAP;
import static dev.caretline.compiler.target.Opcode.BUILD_TUPLE;
import static dev.caretline.compiler.target.Opcode.LOAD_CLOSURE;
import static dev.caretline.compiler.target.Opcode.LOAD_CONST;
import static dev.caretline.compiler.target.Opcode.MAKE_FUNCTION;
import static dev.caretline.compiler.target.Opcode.RETURN_VALUE;

import dev.caretline.compiler.flowgraph.InvisibleLocals;
import dev.caretline.compiler.instrument.CodeScope;
import dev.caretline.compiler.symtable.Scope;
import dev.caretline.grammar.ast.Arg;
import dev.caretline.grammar.ast.Arguments;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.ExprContext;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.locations.code.CodeObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Function definitions and lambdas, and whatever else is made from a code object at run time. */
final class Functions {
    // Argument of MAKE_FUNCTION: what is on the stack below the code object.
    private static final int HAS_DEFAULTS = 0x01;
    private static final int HAS_KEYWORD_DEFAULTS = 0x02;
    private static final int HAS_ANNOTATIONS = 0x04;
    private static final int HAS_CLOSURE = 0x08;

    private final CodeGenerator g;
    private final Annotations annotations;

    Functions(CodeGenerator generator) {
        g = generator;
        annotations = new Annotations(generator);
    }

    void functionDef(Stmt.FunctionDef node) {
        define(
                node,
                CodeScope.Kind.FUNCTION,
                node.name(),
                node.args(),
                node.body(),
                node.decoratorList(),
                node.returns());
    }

    void asyncFunctionDef(Stmt.AsyncFunctionDef node) {
        define(
                node,
                CodeScope.Kind.ASYNC_FUNCTION,
                node.name(),
                node.args(),
                node.body(),
                node.decoratorList(),
                node.returns());
    }

    private void define(
            Stmt node,
            CodeScope.Kind kind,
            String name,
            Arguments arguments,
            List<Stmt> body,
            List<Expr> decorators,
            @Nullable Expr returns) {
        checkParameters(arguments);
        g.visitExpressions(decorators);
        int flags = defaults(arguments);
        if (annotations.ofFunction(arguments, returns)) {
            flags |= HAS_ANNOTATIONS;
        }
        g.enterScope(kind, name, node, firstLine(node, decorators), g.bodies.firstConstant(body));
        g.unit.takesArguments(arguments);
        g.bodies.function(body);
        makeFunction(g.leaveScope(true), flags);
        applyDecorators(decorators);
        g.names.store(name);
    }

    void lambda(Expr.Lambda node) {
        checkParameters(node.args());
        int flags = defaults(node.args());
        // The first constant is the docstring's place, and a lambda has none.
        ConstantValue first = ConstantValue.Singleton.NONE;
        g.enterScope(CodeScope.Kind.LAMBDA, "<lambda>", node, node.range().lineNumber(), first);
        g.unit.takesArguments(node.args());
        g.visit(node.body());
        boolean generator = g.unit.entry.isGenerator();
        if (!generator) {
            g.out.op(RETURN_VALUE);
        }
        makeFunction(g.leaveScope(!generator), flags);
    }

    /** The line that a definition starts on: of its first decorator if it has one. */
    static int firstLine(Stmt node, List<Expr> decorators) {
        return (decorators.isEmpty() ? node.range() : decorators.get(0).range()).lineNumber();
    }

    void applyDecorators(List<Expr> decorators) {
        Emitter out = g.out;
        int line = out.line;
        int column = out.column;
        int endLine = out.endLine;
        int endColumn = out.endColumn;
        for (int i = decorators.size() - 1; i >= 0; i--) {
            out.at(decorators.get(i).range());
            out.call(0);
        }
        out.at(line, column, endLine, endColumn);
    }

    /**
     * Makes a function of a code object, and a closure if it has free variables: {@code compiler_make_closure}.
     *
     * @param flags what is on the stack for it
     */
    void makeFunction(CodeObject code, int flags) {
        List<String> free = InvisibleLocals.without(code.freevars());
        for (int i = 0; i < free.size(); i++) {
            String name = free.get(i);
            g.out.op(LOAD_CLOSURE, g.unit.derefIndex(name, isCellHere(name)));
        }
        if (!free.isEmpty()) {
            g.out.op(BUILD_TUPLE, free.size());
        }
        g.out.op(LOAD_CONST, g.out.constants().index(code));
        g.out.op(MAKE_FUNCTION, free.isEmpty() ? flags : flags | HAS_CLOSURE);
    }

    /** A name that is local to a class and free in a method is not the same variable: the method takes the outer one. */
    private boolean isCellHere(String mangledName) {
        return (g.unit.kind == CodeScope.Kind.CLASS && mangledName.equals("__class__"))
                || g.unit.entry.scope(mangledName) == Scope.CELL;
    }

    private int defaults(Arguments arguments) {
        int flags = 0;
        if (!arguments.defaults().isEmpty()) {
            g.visitExpressions(arguments.defaults());
            g.out.op(BUILD_TUPLE, arguments.defaults().size());
            flags |= HAS_DEFAULTS;
        }
        return keywordDefaults(arguments) ? flags | HAS_KEYWORD_DEFAULTS : flags;
    }

    private boolean keywordDefaults(Arguments arguments) {
        List<ConstantValue> keys = new ArrayList<>(0);
        for (int i = 0; i < arguments.kwonlyargs().size(); i++) {
            Expr value = arguments.kwDefaults().get(i);
            if (value != null) {
                String name = arguments.kwonlyargs().get(i).arg();
                keys.add(ConstantValue.Str.of(g.out.mangle(name)));
                g.visit(value);
            }
        }
        if (keys.isEmpty()) {
            return false;
        }
        g.out.loadConst(new ConstantValue.Tuple(keys));
        g.out.op(BUILD_CONST_KEY_MAP, keys.size());
        return true;
    }

    private void checkParameters(Arguments arguments) {
        checkParameters(arguments.posonlyargs());
        checkParameters(arguments.args());
        checkParameter(arguments.vararg());
        checkParameters(arguments.kwonlyargs());
        checkParameter(arguments.kwarg());
    }

    private void checkParameters(List<Arg> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            checkParameter(parameters.get(i));
        }
    }

    private void checkParameter(@Nullable Arg parameter) {
        if (parameter != null) {
            g.names.checkAllowed(parameter.arg(), ExprContext.STORE);
        }
    }
}
