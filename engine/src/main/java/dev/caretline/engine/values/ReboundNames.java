package dev.caretline.engine.values;

import dev.caretline.grammar.ast.AstScanner;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.ExprContext;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Pattern;
import dev.caretline.grammar.ast.Stmt;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names whose variables may have another value after an expression has read them and before its statement ends, so that
 * the variable does not tell what the expression saw.
 */
final class ReboundNames extends AstScanner {
    private final Set<String> names = new HashSet<>();

    private ReboundNames() {}

    /** The names that functions of a module rebind outside of themselves, as far as the source says so. */
    static Set<String> sharedIn(Mod tree) {
        Set<String> shared = new HashSet<>();
        tree.accept(new AstScanner() {
            @Override
            public void visitGlobal(Stmt.Global node) {
                shared.addAll(node.names());
            }

            @Override
            public void visitNonlocal(Stmt.Nonlocal node) {
                shared.addAll(node.names());
            }
        });
        return Set.copyOf(shared);
    }

    /** Collects from expressions, targets and patterns of one scope. */
    static ReboundNames collector() {
        return new ReboundNames();
    }

    Set<String> names() {
        return names;
    }

    void of(@Nullable Expr node) {
        scan(node);
    }

    void of(Stmt node) {
        scan(node);
    }

    void of(Pattern node) {
        scan(node);
    }

    @Override
    public void visitName(Expr.Name node) {
        if (node.ctx() != ExprContext.LOAD) {
            names.add(node.id());
        }
    }

    @Override
    public void visitLambda(Expr.Lambda node) {
        scan(node.args());
    }

    @Override
    public void visitMatchAs(Pattern.MatchAs node) {
        super.visitMatchAs(node);
        add(node.name());
    }

    @Override
    public void visitMatchStar(Pattern.MatchStar node) {
        add(node.name());
    }

    @Override
    public void visitMatchMapping(Pattern.MatchMapping node) {
        super.visitMatchMapping(node);
        add(node.rest());
    }

    private void add(@Nullable String name) {
        if (name != null) {
            names.add(name);
        }
    }
}
