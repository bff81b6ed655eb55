package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.locations.traceback.HowKnown;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A value has no such attribute. */
final class AttributeRule implements Rule {
    private static final Set<String> OPERATIONS = Set.of("LOAD_ATTR", "LOAD_METHOD", "STORE_ATTR", "DELETE_ATTR");
    private static final Pattern MESSAGE = Pattern.compile("'(.*)' object has no attribute '(.*)'");
    private static final Set<String> UNCALLED = Set.of("function", "method", "builtin_function_or_method");

    @Override
    public String name() {
        return "attribute";
    }

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
        return unsuitable(Finding.at(site), node.value(), owner).end();
    }

    /** A value that is not what it was taken for; often it is only what would make that. */
    static Finding unsuitable(Finding finding, Expr node, Known known) {
        String type = known.value().type();
        if (type.equals("coroutine")) {
            return finding.code(node)
                    .say(" is ")
                    .value("a coroutine", known.how())
                    .say(", which is not awaited here");
        }
        if (UNCALLED.contains(type)) {
            return finding.code(node).say(" is ").value(known).say(", which is not called here");
        }
        return finding.is(node, known).say(", of type ").value(type, known.how());
    }
}
