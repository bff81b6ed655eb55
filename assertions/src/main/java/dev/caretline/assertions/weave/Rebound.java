package dev.caretline.assertions.weave;

import dev.caretline.grammar.ast.AstScanner;
import dev.caretline.grammar.ast.Expr;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** The names that an expression binds by {@code :=}. */
final class Rebound extends AstScanner {
    private final Set<String> names = new HashSet<>();

    private Rebound() {}

    static Predicate<String> in(Expr expression) {
        Rebound rebound = new Rebound();
        rebound.scan(expression);
        return rebound.names::contains;
    }

    @Override
    public void visitNamedExpr(Expr.NamedExpr node) {
        if (node.target() instanceof Expr.Name name) {
            names.add(name.id());
        }
        super.visitNamedExpr(node);
    }
}
