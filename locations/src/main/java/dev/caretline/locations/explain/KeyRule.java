package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Node;
import dev.caretline.locations.traceback.DescribedValue;
import dev.caretline.locations.traceback.HowKnown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A dict has no such key, a set no such element. */
final class KeyRule implements Rule {
    private static final Set<String> OPERATIONS =
            Set.of("BINARY_SUBSCR", "STORE_SUBSCR", "DELETE_SUBSCR", "CALL", "PRECALL", "CALL_KW", "CALL_FUNCTION_EX");
    private static final int MAX_SHOWN = 5;
    private static final int MAX_NEAR = 3;

    @Override
    public String name() {
        return "key";
    }

    @Override
    public boolean explains(String operation) {
        return OPERATIONS.contains(operation);
    }

    @Override
    public Optional<Finding> explain(Site site) {
        if (!site.isExactly("KeyError")) {
            return Optional.empty();
        }
        Optional<Expr> container = container(site.node());
        Optional<DescribedValue> key =
                site.detail("key").filter(value -> value.identity().isEmpty());
        if (container.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        return site.value(container.get())
                .filter(known ->
                        known.value().isExactly("dict") || known.value().isExactly("set"))
                .filter(known -> !mayRunCode(known.value()) && !holds(known.value(), key.get()))
                .flatMap(known -> finding(site, container.get(), known, key.get()));
    }

    private static Optional<Expr> container(Node node) {
        if (node instanceof Expr.Subscript subscript) {
            return Optional.of(subscript.value());
        }
        boolean takes = node instanceof Expr.Call call
                && call.args().size() == 1
                && call.keywords().isEmpty()
                && call.func() instanceof Expr.Attribute method
                && Set.of("pop", "remove").contains(method.attr());
        return takes ? Optional.of(((Expr.Attribute) ((Expr.Call) node).func()).value()) : Optional.empty();
    }

    /** Whether a look-up may ask keys of the program's own classes whether they are equal. */
    private static boolean mayRunCode(DescribedValue container) {
        return container.items().stream()
                .map(item -> item.key().orElse(item.value()))
                .anyMatch(key -> key.exact().isEmpty() || key.isExactly("tuple") || key.isExactly("frozenset"));
    }

    private static boolean holds(DescribedValue container, DescribedValue key) {
        return container.items().stream()
                .map(item -> item.key().orElse(item.value()))
                .anyMatch(other -> Values.isSameKey(other, key));
    }

    private static Optional<Finding> finding(Site site, Expr container, Known known, DescribedValue key) {
        DescribedValue value = known.value();
        long size = value.length().orElse(0);
        Finding finding = Finding.at(site);
        if (site.node() instanceof Expr.Subscript subscript && !(subscript.slice() instanceof Expr.Constant)) {
            finding.code(subscript.slice())
                    .say(" is ")
                    .value(key.repr(), HowKnown.MESSAGE)
                    .say("; ");
        }
        finding.code(container);
        if (size == 0) {
            return finding.say(" is ").value("empty", known.how()).end();
        }
        List<String> keys = keys(value);
        boolean all = keys.size() <= MAX_SHOWN && keys.size() == size;
        finding.say(" has ")
                .value(size + (value.isExactly("set") ? " elements" : size == 1 ? " key" : " keys"), known.how());
        if (all) {
            finding.say(": ").value(String.join(", ", keys), known.how());
        }
        List<String> near = Near.keys(key.repr(), keys, MAX_NEAR);
        if (!near.isEmpty()) {
            if (!all || size > 1) {
                finding.say("; near it: ").value(String.join(", ", near), known.how());
            }
            if (Near.differOnlyInType(key.repr(), near.get(0))) {
                finding.say(", of another type");
            }
        }
        return finding.end();
    }

    private static List<String> keys(DescribedValue container) {
        List<String> keys = new ArrayList<>();
        container
                .items()
                .forEach(item -> keys.add(item.key().orElse(item.value()).repr()));
        keys.addAll(container.keys());
        return keys;
    }
}
