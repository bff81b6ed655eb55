package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Arg;
import dev.caretline.grammar.ast.Arguments;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.locations.traceback.CodeIdentity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The node that a code object was compiled from. */
final class ScopeNode {
    private ScopeNode() {}

    /**
     * The index in a path of the node whose code runs at its end. Empty if no node around it has that name and line: the
     * source is not the one that was compiled.
     */
    static Optional<Integer> indexOf(CodeIdentity code, NodePath path) {
        List<Node> nodes = path.nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (isOf(code, nodes.get(i))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static boolean isOf(CodeIdentity code, Node node) {
        if (node instanceof Mod) {
            return code.name().equals("<module>");
        }
        if (node instanceof Stmt.FunctionDef f) {
            return named(code, f.name(), f.range().lineNumber(), f.decoratorList());
        }
        if (node instanceof Stmt.AsyncFunctionDef f) {
            return named(code, f.name(), f.range().lineNumber(), f.decoratorList());
        }
        if (node instanceof Stmt.ClassDef c) {
            return named(code, c.name(), c.range().lineNumber(), c.decoratorList());
        }
        return node instanceof Expr expression
                && expression.range().lineNumber() == code.firstLine()
                && code.name().equals(anonymousName(expression));
    }

    private static boolean named(CodeIdentity code, String name, int line, List<Expr> decorators) {
        int first = decorators.isEmpty() ? line : decorators.get(0).range().lineNumber();
        return code.name().equals(name) && code.firstLine() == first;
    }

    private static String anonymousName(Expr node) {
        if (node instanceof Expr.Lambda) {
            return "<lambda>";
        }
        if (node instanceof Expr.ListComp) {
            return "<listcomp>";
        }
        if (node instanceof Expr.SetComp) {
            return "<setcomp>";
        }
        if (node instanceof Expr.DictComp) {
            return "<dictcomp>";
        }
        return node instanceof Expr.GeneratorExp ? "<genexpr>" : "";
    }

    /** The parameters of a function or lambda. */
    static Optional<Arguments> parameters(Node scope) {
        if (scope instanceof Stmt.FunctionDef f) {
            return Optional.of(f.args());
        }
        if (scope instanceof Stmt.AsyncFunctionDef f) {
            return Optional.of(f.args());
        }
        return scope instanceof Expr.Lambda f ? Optional.of(f.args()) : Optional.empty();
    }

    static boolean isParameter(Node scope, String name) {
        return parameters(scope).stream()
                .flatMap(ScopeNode::all)
                .anyMatch(arg -> arg.arg().equals(name));
    }

    private static Stream<Arg> all(Arguments arguments) {
        return Stream.of(
                        arguments.posonlyargs().stream(),
                        arguments.args().stream(),
                        arguments.kwonlyargs().stream(),
                        Stream.ofNullable(arguments.vararg()),
                        Stream.ofNullable(arguments.kwarg()))
                .flatMap(parameters -> parameters);
    }

    /** The statements of a scope; none for an expression. */
    static List<Stmt> body(Node scope) {
        if (scope instanceof Mod.Module module) {
            return module.body();
        }
        if (scope instanceof Stmt.FunctionDef f) {
            return f.body();
        }
        if (scope instanceof Stmt.AsyncFunctionDef f) {
            return f.body();
        }
        return scope instanceof Stmt.ClassDef c ? c.body() : List.of();
    }

    /** Whether a node's inside is a scope of its own, comprehensions left out: a walrus in them binds around them. */
    static boolean isNested(Node node) {
        return node instanceof Stmt.FunctionDef
                || node instanceof Stmt.AsyncFunctionDef
                || node instanceof Stmt.ClassDef
                || node instanceof Expr.Lambda;
    }
}
