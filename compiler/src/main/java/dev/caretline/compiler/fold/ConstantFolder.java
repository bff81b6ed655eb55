package dev.caretline.compiler.fold;

import dev.caretline.compiler.future.FutureFeature;
import dev.caretline.compiler.future.FutureFeatures;
import dev.caretline.compiler.limits.RecursionDepth;
import dev.caretline.compiler.limits.RecursionLimit;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.PythonSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Folds the constants of a whole tree; visitors for statements, expressions and patterns share one folder. */
public final class ConstantFolder {
    private final boolean debug;
    private final boolean annotationsAreText;

    final RecursionDepth depth;
    final ExpressionFolder expressions = new ExpressionFolder(this);
    final StatementFolder statements = new StatementFolder(this);
    final PatternFolder patterns = new PatternFolder(this);

    private ConstantFolder(boolean debug, boolean annotationsAreText, RecursionDepth depth) {
        this.debug = debug;
        this.annotationsAreText = annotationsAreText;
        this.depth = depth;
    }

    /**
     * The folded tree; the tree itself if there was nothing to fold.
     *
     * @param debug the value of {@code __debug__}: false under {@code -O}
     * @throws PythonSyntaxException a RecursionError, if the tree is too deep
     */
    public static Mod fold(Mod tree, FutureFeatures features, boolean debug, RecursionLimit limit) {
        return new ConstantFolder(debug, features.has(FutureFeature.ANNOTATIONS), limit.newDepth()).fold(tree);
    }

    private Mod fold(Mod tree) {
        if (tree instanceof Mod.Module module) {
            List<Stmt> body = statements.foldBody(module.body());
            return body == module.body() ? tree : new Mod.Module(body, module.typeIgnores());
        }
        if (tree instanceof Mod.Interactive interactive) {
            // No docstring rule here: CPython treats a prompt's input as a mere list of statements.
            List<Stmt> body = statements.foldAll(interactive.body());
            return body == interactive.body() ? tree : new Mod.Interactive(body);
        }
        if (tree instanceof Mod.Expression expression) {
            Expr body = expressions.fold(expression.body());
            return body == expression.body() ? tree : new Mod.Expression(body);
        }
        throw new IllegalStateException("unknown kind of input " + tree.asdlName());
    }

    boolean debug() {
        return debug;
    }

    /** Whether annotations are kept as they are written, for the unparser. */
    boolean annotationsAreText() {
        return annotationsAreText;
    }

    static boolean isConstant(Expr expression) {
        return expression instanceof Expr.Constant;
    }

    static boolean isDocstring(List<Stmt> body) {
        return !body.isEmpty()
                && body.get(0) instanceof Stmt.Expr statement
                && statement.value() instanceof Expr.Constant constant
                && constant.value() instanceof ConstantValue.Str;
    }

    /** Folds each node that is there; the very list if none of them changed. */
    static <T extends @Nullable Object> List<T> foldAll(List<T> nodes, UnaryOperator<T> fold) {
        List<T> changed = null;
        for (int i = 0; i < nodes.size(); i++) {
            T node = nodes.get(i);
            T folded = node == null ? node : fold.apply(node);
            if (folded != node) {
                changed = changed == null ? new ArrayList<>(nodes) : changed;
                changed.set(i, folded);
            }
        }
        return changed == null ? nodes : changed;
    }
}
