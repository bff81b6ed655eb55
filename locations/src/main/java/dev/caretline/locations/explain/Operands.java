package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Keyword;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.Stmt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a node evaluates before its own instruction. */
final class Operands {
    private Operands() {}

    /** In the order of the source. */
    static List<Expr> of(Node node, @Nullable Node parent) {
        List<Expr> operands = new ArrayList<>();
        if (node instanceof Stmt.AugAssign statement) {
            operands.add(statement.target());
            operands.add(statement.value());
        } else if (node instanceof Stmt.For loop) {
            operands.add(loop.iter());
        } else if (node instanceof Stmt.AsyncFor loop) {
            operands.add(loop.iter());
        } else if (node instanceof Stmt.With with) {
            with.items().forEach(item -> operands.add(item.contextExpr()));
        } else if (node instanceof Stmt.AsyncWith with) {
            with.items().forEach(item -> operands.add(item.contextExpr()));
        } else if (node instanceof Expr expression) {
            addChildren(expression, operands);
        }
        if (parent instanceof Stmt.AugAssign statement && statement.target() == node) {
            operands.add(statement.value());
        }
        return operands;
    }

    private static void addChildren(Expr node, List<Expr> operands) {
        for (Node child : Bindings.children(node)) {
            if (child instanceof Expr expression) {
                operands.add(expression);
            } else if (child instanceof Keyword keyword) {
                operands.add(keyword.value());
            }
        }
    }
}
