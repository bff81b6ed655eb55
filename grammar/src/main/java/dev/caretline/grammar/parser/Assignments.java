package dev.caretline.grammar.parser;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.ExprContext;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.lexer.PythonTokens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the three statements that begin with a target. */
final class Assignments {
    private final TreeParser parser;

    Assignments(TreeParser parser) {
        this.parser = parser;
    }

    /** {@code a = b = value}, of the expressions above a mark; all but the last are targets. */
    void assign(int mark, int first) {
        NodeStack<Expr> exprs = parser.exprs;
        Expr value = exprs.pop();
        for (int i = mark; i < exprs.mark(); i++) {
            exprs.set(i, parser.targets.store(exprs.get(i)));
        }
        List<Expr> assigned = exprs.take(mark);
        parser.stmts.add(new Stmt.Assign(assigned, value, null, parser.from(first)));
    }

    /** {@code target += value}. */
    void augmented(Expr target, int operator, Expr value, int first) {
        parser.stmts.add(new Stmt.AugAssign(
                parser.targets.single(target, ExprContext.STORE),
                Infix.operator(parser.type(operator)),
                value,
                parser.from(first)));
    }

    /** {@code target: annotation = value}; simple is a name without brackets. */
    void annotated(Expr target, Expr annotation, @Nullable Expr value, int first) {
        boolean simple = target instanceof Expr.Name && parser.type(first) != PythonTokens.LPAR;
        parser.stmts.add(new Stmt.AnnAssign(
                parser.targets.single(target, ExprContext.STORE),
                annotation,
                value,
                simple ? 1 : 0,
                parser.from(first)));
    }
}
