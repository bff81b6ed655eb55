package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.RangedNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A name is not defined. */
final class NameRule implements Rule {
    private static final Set<String> OPERATIONS = Set.of("LOAD_NAME", "LOAD_GLOBAL");
    private static final Pattern MESSAGE = Pattern.compile("name '(.*)' is not defined");

    @Override
    public String name() {
        return "name";
    }

    @Override
    public boolean explains(String operation) {
        return OPERATIONS.contains(operation);
    }

    @Override
    public Optional<Finding> explain(Site site) {
        if (!site.isExactly("NameError")
                || !(site.node() instanceof Expr.Name node)
                || site.message(MESSAGE)
                        .filter(m -> m.group(1).equals(node.id()))
                        .isEmpty()) {
            return Optional.empty();
        }
        List<Node> later = Bindings.of(node.id(), ScopeNode.body(site.tree())).stream()
                .filter(RangedNode.class::isInstance)
                .toList();
        if (!later.isEmpty()) {
            return Finding.at(site)
                    .code(node.id())
                    .say(" is bound in this module at ")
                    .place(((RangedNode) later.get(0)).range())
                    .say(", which had not been executed, or was undone")
                    .end();
        }
        if (site.detail("module").isPresent()) {
            return Finding.at(site)
                    .code(node.id())
                    .say(" is a module of the standard library that is not imported here")
                    .end();
        }
        return Optional.empty();
    }
}
