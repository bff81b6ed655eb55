package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.locations.traceback.HowKnown;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A value has no such attribute. */
final class AttributeRule implements Rule {
    private static final Set<String> OPERATIONS = Set.of("LOAD_ATTR", "LOAD_METHOD", "STORE_ATTR", "DELETE_ATTR");

    @Override
    public String name() {
        return "attribute";
    }

    private static final Pattern MESSAGE = Pattern.compile("'(.*)' object has no attribute '(.*)'");
    private static final Set<String> UNCALLED = Set.of("function", "method", "builtin_function_or_method");

    @Override
    public boolean explains(String operation) {
        return OPERATIONS.contains(operation);
    }

    @Override
    public Optional<Finding> explain(Site site) {
        if (!site.isExactly("AttributeError")
                || !(site.node() instanceof Expr.Attribute node)
                || node.value() instanceof Expr.Constant) {
            return Optional.empty();
        }
        return site.message(MESSAGE)
                .filter(message -> node.attr().equals(message.group(2)))
                .flatMap(message -> owner(site, node)
                        .filter(known -> isOfType(known, message.group(1)))
                        .flatMap(known -> finding(site, node, known)));
    }

    private static Optional<Known> owner(Site site, Expr.Attribute node) {
        return site.value(node.value())
                .or(() -> site.detail("object")
                        .filter(value -> value.identity().isEmpty())
                        .map(value -> new Known(value, HowKnown.MESSAGE)));
    }

    static boolean isOfType(Known known, String name) {
        String type = known.value().type();
        return type.equals(name) || type.endsWith("." + name);
    }

    private static Optional<Finding> finding(Site site, Expr.Attribute node, Known owner) {
        String type = owner.value().type();
        Finding finding = Finding.at(site);
        if (type.equals("coroutine")) {
            return finding.code(node.value())
                    .say(" is ")
                    .value("a coroutine", owner.how())
                    .say(" that was not awaited")
                    .end();
        }
        if (UNCALLED.contains(type)) {
            return finding.code(node.value())
                    .say(" is ")
                    .value(owner)
                    .say(", which is not called here")
                    .end();
        }
        finding.is(node.value(), owner);
        return finding.say(", of type ").value(type, owner.how()).end();
    }
}
