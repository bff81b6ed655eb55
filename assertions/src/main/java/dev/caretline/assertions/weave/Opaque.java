package dev.caretline.assertions.weave;

import dev.caretline.grammar.ast.Expr;
import java.util.List;

/**
 * Finds the operators whose operands are not looked into. Where an {@code and} or {@code or} that is an operand of another
 * one starts on a line of its own, CPython tests what comes out of it once more, and that test has no ways of its own
 * that something could be woven into.
 */
final class Opaque {
    private Opaque() {}

    static boolean isOpaque(Expr.BoolOp node) {
        return anyButLast(node.values(), node.range().lineNumber());
    }

    private static boolean anyButLast(List<Expr> operands, int line) {
        return operands.subList(0, operands.size() - 1).stream().anyMatch(operand -> isTestedTwice(operand, line));
    }

    private static boolean isTestedTwice(Expr operand, int line) {
        if (operand instanceof Expr.BoolOp bool) {
            List<Expr> values = bool.values();
            return bool.range().lineNumber() != line
                    || anyButLast(values, line)
                    || isTestedTwice(values.get(values.size() - 1), line);
        }
        return operand instanceof Expr.IfExp conditional && isTestedTwice(conditional.orelse(), line);
    }
}
