package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.locations.traceback.Frame;
import java.util.List;
import java.util.Optional;

/** Where the value of a name comes from, if the source leaves only one possibility. */
final class Origin {
    private Origin() {}

    /** Adds a line for a name that has one binding in its scope, and for a function that returns nothing. */
    static void add(Finding finding, Site site, Expr node) {
        if (node instanceof Expr.Call call) {
            finding.next();
            returned(finding, site, call);
        } else if (node instanceof Expr.Name name) {
            assignment(site, name).ifPresent(statement -> {
                finding.next()
                        .say("its only assignment in this file: ")
                        .place(statement.range())
                        .say("  ")
                        .code(site.code(statement.range()));
                if (statement.value() instanceof Expr.Call call) {
                    finding.next();
                    returned(finding, site, call);
                }
            });
        }
    }

    /** The only binding of a name, if that is a plain assignment. */
    static Optional<Stmt.Assign> assignment(Site site, Expr.Name name) {
        Optional<Frame.NamedValue> named = site.values().named(name.id());
        if (named.isEmpty()) {
            return Optional.empty();
        }
        boolean local = named.get().scope() == Frame.Scope.LOCAL;
        boolean module = named.get().scope() == Frame.Scope.GLOBAL;
        Node scope = local ? site.scopeNode() : site.tree();
        if (!(local || module)
                || ScopeNode.isParameter(scope, name.id())
                || Bindings.isDeclared(name.id(), site.tree())) {
            return Optional.empty();
        }
        List<Node> bindings = Bindings.of(name.id(), ScopeNode.body(scope));
        return bindings.size() != 1 ? Optional.empty() : assignmentOf(scope, bindings.get(0));
    }

    private static Optional<Stmt.Assign> assignmentOf(Node scope, Node target) {
        return Bindings.all(
                        ScopeNode.body(scope),
                        true,
                        node -> node instanceof Stmt.Assign assign
                                && assign.targets().size() == 1
                                && assign.targets().get(0) == target)
                .stream()
                .map(Stmt.Assign.class::cast)
                .findFirst();
    }

    private static void returned(Finding finding, Site site, Expr.Call call) {
        if (!(call.func() instanceof Expr.Name name)) {
            return;
        }
        function(site.tree(), name.id())
                .filter(function -> isCurrent(site, name.id(), function))
                .filter(function -> Bindings.all(
                                function.body(),
                                true,
                                node -> (node instanceof Stmt.Return given && given.value() != null)
                                        || node instanceof Expr.Yield
                                        || node instanceof Expr.YieldFrom)
                        .isEmpty())
                .ifPresent(function -> finding.code(function.name())
                        .say(" (")
                        .place(function.range())
                        .say(") returns no value"));
    }

    /** Whether the function is what the frame has under the name. */
    private static boolean isCurrent(Site site, String name, Stmt.FunctionDef function) {
        return function.decoratorList().isEmpty()
                && site.values()
                        .named(name)
                        .flatMap(named -> named.value().function())
                        .filter(shape -> shape.firstLine() == function.range().lineNumber()
                                && shape.filename().equals(site.frame().code().filename()))
                        .isPresent();
    }

    private static Optional<Stmt.FunctionDef> function(Mod tree, String name) {
        List<Node> bindings = Bindings.everywhere(name, tree);
        return bindings.size() == 1 && bindings.get(0) instanceof Stmt.FunctionDef function
                ? Optional.of(function)
                : Optional.empty();
    }
}
