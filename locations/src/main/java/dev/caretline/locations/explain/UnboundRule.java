package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.ExceptHandler;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.ExprContext;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.RangedNode;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A local name was read before it was bound. */
final class UnboundRule implements Rule {
    private static final Set<String> OPERATIONS =
            Set.of("LOAD_FAST", "LOAD_FAST_CHECK", "LOAD_DEREF", "LOAD_CLASSDEREF", "DELETE_FAST", "DELETE_DEREF");
    private static final Pattern MESSAGE =
            Pattern.compile("cannot access local variable '(.*)' where it is not associated with a value"
                    + "|cannot access free variable '(.*)' where it is not associated with a value in enclosing scope");

    @Override
    public String name() {
        return "unbound";
    }

    @Override
    public boolean explains(String operation) {
        return OPERATIONS.contains(operation);
    }

    @Override
    public Optional<Finding> explain(Site site) {
        if (!site.isExactly("UnboundLocalError", "NameError")) {
            return Optional.empty();
        }
        return site.message(MESSAGE)
                .flatMap(message ->
                        message.group(1) != null ? local(site, message.group(1)) : free(site, message.group(2)));
    }

    private static Optional<Finding> local(Site site, String name) {
        List<RangedNode> bindings = new ArrayList<>();
        List<RangedNode> deletions = new ArrayList<>();
        for (Node node : Bindings.of(name, ScopeNode.body(site.scopeNode()))) {
            if (node instanceof RangedNode ranged) {
                (isDeletion(node) ? deletions : bindings).add(ranged);
            }
        }
        if (bindings.size() > 1) {
            bindings.stream().filter(ExceptHandler.class::isInstance).forEach(deletions::add);
        }
        Optional<RangedNode> deletion = nearest(site, deletions);
        Finding finding = Finding.at(site).code(name);
        if (ScopeNode.isParameter(site.scopeNode(), name)) {
            return deletion.flatMap(found -> deletion(finding.say(" is a parameter of this function, which "), found)
                    .end());
        }
        if (bindings.isEmpty()) {
            return Optional.empty();
        }
        SourceRange first = bindings.get(0).range();
        finding.say(" is local to this function, which binds it ");
        finding.say(bindings.size() == 1 ? "only at " : "first at ").place(first);
        finding.say(bindings.size() == 1 ? condition(site, bindings.get(0)) : "");
        deletion.ifPresent(found -> deletion(finding.say(", and "), found));
        addGlobal(finding, site, name);
        return finding.end();
    }

    private static boolean isDeletion(Node node) {
        return node instanceof Expr.Name name && name.ctx() == ExprContext.DEL;
    }

    private static Finding deletion(Finding finding, RangedNode deletion) {
        return finding.say(deletion instanceof ExceptHandler ? "unbinds it after the handler at " : "deletes it at ")
                .place(deletion.range());
    }

    /** The last one before what failed, or the first; what failed may itself be one. */
    private static Optional<RangedNode> nearest(Site site, List<RangedNode> deletions) {
        Optional<RangedNode> nearest = Optional.empty();
        for (RangedNode deletion : deletions) {
            boolean isBefore =
                    site.node() instanceof RangedNode failed && deletion.range().compareTo(failed.range()) < 0;
            if (deletion != site.node() && (isBefore || nearest.isEmpty())) {
                nearest = Optional.of(deletion);
            }
        }
        return nearest;
    }

    /** A global of the same name is what was meant, often. */
    private static void addGlobal(Finding finding, Site site, String name) {
        Bindings.of(name, ScopeNode.body(site.tree())).stream()
                .filter(node -> node instanceof RangedNode && !isDeletion(node))
                .findFirst()
                .ifPresent(node -> finding.say("; the global of that name, bound at ")
                        .place(((RangedNode) node).range())
                        .say(", is another one"));
    }

    /** What else there is to say of the only binding: what can have kept it from being executed, or undoes it. */
    private static String condition(Site site, RangedNode only) {
        if (only instanceof ExceptHandler) {
            return ", for that handler alone";
        }
        SourceRange binding = only.range();
        Node around = null;
        for (Node node : Bindings.all(
                ScopeNode.body(site.scopeNode()),
                true,
                node -> (node instanceof Stmt.If
                                || node instanceof Stmt.For
                                || node instanceof Stmt.While
                                || node instanceof Stmt.Try)
                        && ((RangedNode) node).range().contains(binding))) {
            around = node;
        }
        if (around instanceof Stmt.If condition) {
            return ", under 'if " + site.code(condition.test()) + "'";
        }
        if (around instanceof Stmt.For loop) {
            return ", in the loop over '" + site.code(loop.iter()) + "'";
        }
        return around instanceof Stmt.While loop ? ", under 'while " + site.code(loop.test()) + "'" : "";
    }

    private static Optional<Finding> free(Site site, String name) {
        for (int i = site.scope() - 1; i > 0; i--) {
            List<Node> bindings =
                    Bindings.of(name, ScopeNode.body(site.path().nodes().get(i)));
            if (bindings.size() == 1 && bindings.get(0) instanceof RangedNode only) {
                return Finding.at(site)
                        .code(name)
                        .say(" is bound by the function around this one, only at ")
                        .place(only.range())
                        .say(", which had not been executed, or was undone")
                        .end();
            }
        }
        return Optional.empty();
    }
}
