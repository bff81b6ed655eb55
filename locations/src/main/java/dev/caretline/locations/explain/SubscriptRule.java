package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Something has no items, none to assign, or none under an index of that type. */
final class SubscriptRule implements Rule {
    private static final Set<String> OPERATIONS = Set.of("BINARY_SUBSCR", "STORE_SUBSCR", "DELETE_SUBSCR");
    private static final Pattern INDICES = Pattern.compile(
            "(list|tuple|string|byte|bytearray|range) indices must be integers(?: or slices)?, not '?([^']*)'?");
    private static final Pattern OTHER = Pattern.compile(
            "'(.*)' object (?:is not subscriptable|(?:does not|doesn't) support item (?:assignment|deletion))");

    @Override
    public String name() {
        return "subscript";
    }

    @Override
    public boolean explains(String operation) {
        return OPERATIONS.contains(operation);
    }

    @Override
    public Optional<Finding> explain(Site site) {
        if (!site.isExactly("TypeError") || !(site.node() instanceof Expr.Subscript node)) {
            return Optional.empty();
        }
        return site.message(INDICES)
                .flatMap(message -> index(site, node, message))
                .or(() -> site.message(OTHER).flatMap(message -> container(site, node, message)));
    }

    private static Optional<Finding> index(Site site, Expr.Subscript node, Matcher message) {
        Optional<Known> index =
                site.value(node.slice()).filter(known -> AttributeRule.isOfType(known, message.group(2)));
        Optional<Known> container = site.value(node.value()).filter(known -> isCalled(known, message.group(1)));
        if (index.isEmpty() && container.isEmpty()) {
            return Optional.empty();
        }
        Finding finding = Finding.at(site);
        container.ifPresent(known ->
                finding.is(node.value(), known).say(", a ").value(known.value().type(), known.how()));
        index.ifPresent(known -> finding.say(container.isPresent() ? "; the index " : "the index ")
                .say(node.slice() instanceof Expr.Constant ? "is " : "")
                .is(node.slice(), known));
        return finding.end();
    }

    private static boolean isCalled(Known known, String name) {
        return known.value().isExactly(name.equals("string") ? "str" : name.equals("byte") ? "bytes" : name);
    }

    private static Optional<Finding> container(Site site, Expr.Subscript node, Matcher message) {
        return site.value(node.value())
                .filter(known -> AttributeRule.isOfType(known, message.group(1)))
                .flatMap(known -> AttributeRule.unsuitable(Finding.at(site), node.value(), known)
                        .end());
    }
}
