package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Stmt;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A value has more or fewer items than there are names for them. */
final class UnpackRule implements Rule {
    private static final Set<String> OPERATIONS = Set.of("UNPACK_SEQUENCE", "UNPACK_EX");
    private static final Pattern MESSAGE = Pattern.compile(
            "too many values to unpack \\(expected (\\d+)\\)|not enough values to unpack \\(expected (?:at least )?(\\d+), got (\\d+)\\)");

    @Override
    public String name() {
        return "unpack";
    }

    /** The value of the assignment that the failing target belongs to. */
    static Optional<Expr> assigned(Site site) {
        boolean isTarget = site.node() instanceof Expr.Tuple || site.node() instanceof Expr.List;
        return isTarget
                        && site.path().parent().orElse(null) instanceof Stmt.Assign assign
                        && assign.value() != site.node()
                ? Optional.of(assign.value())
                : Optional.empty();
    }

    @Override
    public boolean explains(String operation) {
        return OPERATIONS.contains(operation);
    }

    @Override
    public Optional<Finding> explain(Site site) {
        if (!site.isExactly("ValueError")) {
            return Optional.empty();
        }
        return site.message(MESSAGE)
                .flatMap(message -> assigned(site)
                        .flatMap(node -> site.value(node)
                                .filter(known ->
                                        known.isSized() || known.value().isExactly("str"))
                                .filter(known ->
                                        fits(message, known.value().length().orElse(0)))
                                .flatMap(known -> Finding.at(site)
                                        .is(node, known)
                                        .say(", of ")
                                        .value(
                                                "length "
                                                        + known.value().length().orElse(0),
                                                known.how())
                                        .end())));
    }

    private static boolean fits(Matcher message, long length) {
        return message.group(1) != null
                ? length > Long.parseLong(message.group(1))
                : length == Long.parseLong(message.group(3));
    }
}
