package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.Stmt;
import java.util.Optional;
import java.util.Set;

/** A divisor was zero. */
final class DivisionRule implements Rule {
    private static final Set<String> OPERATIONS = Set.of("BINARY_OP");
    private static final Set<String> MESSAGES = Set.of(
            "division by zero",
            "float division by zero",
            "integer division or modulo by zero",
            "integer modulo by zero",
            "float modulo",
            "float floor division by zero",
            "float divmod()",
            "complex division by zero");

    @Override
    public String name() {
        return "zero";
    }

    @Override
    public boolean explains(String operation) {
        return OPERATIONS.contains(operation);
    }

    @Override
    public Optional<Finding> explain(Site site) {
        if (!site.isExactly("ZeroDivisionError") || !MESSAGES.contains(site.message())) {
            return Optional.empty();
        }
        return divisor(site.node())
                .filter(node -> !(node instanceof Expr.Constant))
                .flatMap(node -> site.value(node).filter(Known::isZero).flatMap(known -> finding(site, node, known)));
    }

    private static Optional<Expr> divisor(Node node) {
        if (node instanceof Expr.BinOp division) {
            return Optional.of(division.right());
        }
        return node instanceof Stmt.AugAssign division ? Optional.of(division.value()) : Optional.empty();
    }

    private static Optional<Finding> finding(Site site, Expr node, Known known) {
        Finding finding = Finding.at(site).is(node, known);
        if (node instanceof Expr.Call length && length.args().size() == 1) {
            Expr container = length.args().get(0);
            site.value(container).ifPresent(empty -> finding.say(": ").is(container, empty));
        } else {
            Origin.add(finding, site, node);
        }
        return finding.end();
    }
}
