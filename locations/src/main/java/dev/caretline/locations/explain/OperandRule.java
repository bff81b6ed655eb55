package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.Stmt;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two operands do not go together, or one operand with its operator. */
final class OperandRule implements Rule {
    private static final Set<String> OPERATIONS =
            Set.of("BINARY_OP", "COMPARE_OP", "CONTAINS_OP", "UNARY_NEGATIVE", "UNARY_POSITIVE", "UNARY_INVERT");
    private static final Pattern TYPES = Pattern.compile(
            "unsupported operand type\\(s\\) for .*: '(.*)' and '(.*)'|'.*' not supported between instances of '(.*)' and '(.*)'");
    private static final Pattern CONCATENATE =
            Pattern.compile("can only concatenate (\\w+) \\(not \"(.*)\"\\) to \\w+|can't concat (.*) to (.*)");
    private static final Pattern REPEAT = Pattern.compile("can't multiply sequence by non-int of type '(.*)'");
    private static final Pattern UNARY = Pattern.compile("bad operand type for unary .*: '(.*)'");
    private static final Pattern IN = Pattern.compile("argument of type '(.*)' is not iterable");

    @Override
    public String name() {
        return "operands";
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
        Node node = site.node();
        if (node instanceof Expr.UnaryOp unary) {
            return site.message(UNARY).flatMap(message -> one(site, unary.operand(), message.group(1)));
        }
        if (node instanceof Expr.BinOp binary) {
            return two(site, binary.left(), binary.right());
        }
        if (node instanceof Stmt.AugAssign assign) {
            return two(site, assign.target(), assign.value());
        }
        if (!(node instanceof Expr.Compare compare) || compare.ops().size() != 1) {
            return Optional.empty();
        }
        Expr right = compare.comparators().get(0);
        return site.message(IN)
                .flatMap(message -> one(site, right, message.group(1)))
                .or(() -> two(site, compare.left(), right));
    }

    private static Optional<Finding> one(Site site, Expr operand, String type) {
        return site.value(operand)
                .filter(known -> AttributeRule.isOfType(known, type))
                .flatMap(known -> Finding.at(site).typed(operand, known).end());
    }

    private static Optional<Finding> two(Site site, Expr left, Expr right) {
        boolean isPlain = isExact(site.value(left)) && isExact(site.value(right));
        Optional<Known> first = site.value(left).filter(known -> isPlain || isFixed(site, left));
        Optional<Known> second = site.value(right).filter(known -> isPlain || isFixed(site, right));
        List<Optional<String>> types = types(site);
        if (types.isEmpty()
                || !fits(first, types.get(0))
                || !fits(second, types.get(1))
                || !(isNews(left, first) || isNews(right, second))) {
            return Optional.empty();
        }
        Finding finding = Finding.at(site);
        first.ifPresent(known -> finding.typed(left, known));
        if (second.isPresent() && !(first.equals(second) && site.code(left).equals(site.code(right)))) {
            finding.say(first.isPresent() ? "; " : "").typed(right, second.get());
        }
        return finding.end();
    }

    private static boolean isExact(Optional<Known> known) {
        return known.filter(found -> found.value().exact().isPresent()).isPresent();
    }

    /** Operators of the program's own classes may have rebound global names before they gave up. */
    private static boolean isFixed(Site site, Expr node) {
        return node instanceof Expr.Constant || site.values().isOwn(node);
    }

    private static boolean isNews(Expr node, Optional<Known> known) {
        return known.isPresent() && !(node instanceof Expr.Constant);
    }

    /** What the message says of both types. */
    private static List<Optional<String>> types(Site site) {
        Optional<Matcher> types = site.message(TYPES);
        if (types.isPresent()) {
            Matcher found = types.get();
            int first = found.group(1) != null ? 1 : 3;
            return List.of(Optional.of(found.group(first)), Optional.of(found.group(first + 1)));
        }
        Optional<Matcher> concatenate = site.message(CONCATENATE);
        if (concatenate.isPresent()) {
            Matcher found = concatenate.get();
            return found.group(1) != null
                    ? List.of(Optional.of(found.group(1)), Optional.of(found.group(2)))
                    : List.of(Optional.of(found.group(4)), Optional.of(found.group(3)));
        }
        return site.message(REPEAT).isPresent() ? List.of(Optional.empty(), Optional.empty()) : List.of();
    }

    private static boolean fits(Optional<Known> known, Optional<String> type) {
        return known.isEmpty() || type.isEmpty() || AttributeRule.isOfType(known.get(), type.get());
    }
}
