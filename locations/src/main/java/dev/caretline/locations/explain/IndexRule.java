package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** An index is beyond the end of a sequence. */
final class IndexRule implements Rule {
    private static final Set<String> OPERATIONS = Set.of("BINARY_SUBSCR", "STORE_SUBSCR", "DELETE_SUBSCR");
    private static final Pattern MESSAGE = Pattern.compile(
            "(list|tuple|string|bytearray|range object|index|list assignment|range)(?: assignment)? (?:index )?out of range");
    private static final Set<String> SEQUENCES = Set.of("list", "tuple", "str", "bytes", "range", "bytearray");

    @Override
    public String name() {
        return "index";
    }

    @Override
    public boolean explains(String operation) {
        return OPERATIONS.contains(operation);
    }

    @Override
    public Optional<Finding> explain(Site site) {
        boolean fits = site.isExactly("IndexError") && site.message(MESSAGE).isPresent();
        if (!fits || !(site.node() instanceof Expr.Subscript node)) {
            return Optional.empty();
        }
        return site.value(node.value())
                .filter(known ->
                        known.value().exact().filter(SEQUENCES::contains).isPresent())
                .filter(known -> known.value().length().isPresent())
                .flatMap(known -> finding(site, node, known));
    }

    private static Optional<Finding> finding(Site site, Expr.Subscript node, Known known) {
        long length = known.value().length().orElseThrow();
        Optional<Known> index = site.value(node.slice());
        Optional<BigInteger> number = index.flatMap(Known::integer);
        boolean isInside = number.filter(n ->
                        n.compareTo(BigInteger.valueOf(length)) < 0 && n.compareTo(BigInteger.valueOf(-length)) >= 0)
                .isPresent();
        boolean mayRunCode = number.isEmpty() && !site.values().isOwn(node.value());
        if (isInside || mayRunCode) {
            return Optional.empty();
        }
        Finding finding = Finding.at(site);
        if (number.isPresent()) {
            finding.say("index ").is(node.slice(), index.orElseThrow()).say("; ");
        }
        finding.code(node.value());
        if (length == 0) {
            return finding.say(" is ").value("empty", known.how()).end();
        }
        return finding.say(" has ")
                .value("length " + length, known.how())
                .say(", valid are " + -length + " to " + (length - 1))
                .end();
    }
}
