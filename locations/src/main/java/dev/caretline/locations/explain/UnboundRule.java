package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.RangedNode;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.SourceRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A local name was read before it was bound. */
final class UnboundRule implements Rule {
    private static final Set<String> OPERATIONS =
            Set.of("LOAD_FAST", "LOAD_FAST_CHECK", "LOAD_DEREF", "LOAD_CLASSDEREF", "DELETE_FAST", "DELETE_DEREF");

    @Override
    public String name() {
        return "unbound";
    }

    private static final Pattern MESSAGE =
            Pattern.compile("cannot access local variable '(.*)' where it is not associated with a value"
                    + "|cannot access free variable '(.*)' where it is not associated with a value in enclosing scope");

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
        List<Node> bindings = Bindings.of(name, ScopeNode.body(site.scopeNode())).stream()
                .filter(RangedNode.class::isInstance)
                .toList();
        if (bindings.isEmpty() || ScopeNode.isParameter(site.scopeNode(), name)) {
            return Optional.empty();
        }
        Finding finding = Finding.at(site).code(name).say(" is local to this function, which binds it ");
        if (bindings.size() == 1) {
            SourceRange only = ((RangedNode) bindings.get(0)).range();
            finding.say("only at ").place(only).say(condition(site, only));
        } else {
            finding.say("first at ").place(((RangedNode) bindings.get(0)).range());
        }
        return finding.end();
    }

    /** The statement around the only binding that can have kept it from being executed. */
    private static String condition(Site site, SourceRange binding) {
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
