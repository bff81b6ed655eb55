package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A key or an element has no hash. */
final class HashRule implements Rule {
    private static final Set<String> OPERATIONS =
            Set.of("BINARY_SUBSCR", "STORE_SUBSCR", "DELETE_SUBSCR", "BUILD_SET", "BUILD_MAP", "CONTAINS_OP");
    private static final Pattern MESSAGE = Pattern.compile("unhashable type: '(list|dict|set|bytearray)'");

    @Override
    public String name() {
        return "unhashable";
    }

    @Override
    public boolean explains(String operation) {
        return OPERATIONS.contains(operation);
    }

    @Override
    public Optional<Finding> explain(Site site) {
        if (!site.isExactly("TypeError")) {
            return Optional.empty();
        }
        return site.message(MESSAGE).flatMap(message -> {
            for (Expr node : candidates(site.node())) {
                Optional<Finding> found =
                        site.value(node).flatMap(known -> finding(site, node, known, message.group(1)));
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        });
    }

    private static List<Expr> candidates(Node node) {
        if (node instanceof Expr.Subscript subscript) {
            return List.of(subscript.slice());
        }
        if (node instanceof Expr.Set set) {
            return set.elts();
        }
        if (node instanceof Expr.Dict dict) {
            List<Expr> keys = new ArrayList<>();
            for (Expr key : dict.keys()) {
                if (key != null) {
                    keys.add(key);
                }
            }
            return keys;
        }
        return node instanceof Expr.Compare compare && compare.ops().size() == 1 ? List.of(compare.left()) : List.of();
    }

    private static Optional<Finding> finding(Site site, Expr node, Known known, String type) {
        if (known.value().isExactly(type)) {
            return Finding.at(site)
                    .is(node, known)
                    .say(", a ")
                    .value(type, known.how())
                    .end();
        }
        if (!known.value().isExactly("tuple")) {
            return Optional.empty();
        }
        return known.value().items().stream()
                .filter(item -> item.value().isExactly(type) && item.index().isPresent())
                .findFirst()
                .flatMap(item -> Finding.at(site)
                        .say("item " + item.index().orElseThrow() + " of ")
                        .code(node)
                        .say(" is a ")
                        .value(type, known.how())
                        .end());
    }
}
