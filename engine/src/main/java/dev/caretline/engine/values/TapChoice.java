package dev.caretline.engine.values;

import dev.caretline.grammar.ast.Arguments;
import dev.caretline.grammar.ast.AstScanner;
import dev.caretline.grammar.ast.Comprehension;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.ExprContext;
import dev.caretline.grammar.ast.Keyword;
import dev.caretline.grammar.ast.UnaryOperator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the sub-expressions whose values are kept: those whose value nothing else tells once a later part of the
 * statement has failed. Not constants, not variables that still have the value, not the outermost value on its way to a
 * variable, to the caller or to nowhere, and not the comparison that decides a jump, which CPython has a fast way for.
 */
final class TapChoice extends AstScanner {
    /** A method call of more arguments than this is compiled as a call of an attribute's value. */
    private static final int MOST_ARGUMENTS_OF_METHOD = 29;

    private record Chosen(Expr node, int depth, int order) {}

    private final Set<String> rebound;
    private final List<Chosen> chosen = new ArrayList<>();
    private int depth;

    /** @param rebound the names whose variables do not keep what an expression read */
    TapChoice(Set<String> rebound) {
        this.rebound = rebound;
    }

    /** The chosen ones in the order of evaluation; if they are too many, the outermost and of these the first. */
    List<Expr> chosen(int most) {
        return chosen.stream()
                .sorted(Comparator.comparingInt(Chosen::depth))
                .limit(most)
                .sorted(Comparator.comparingInt(Chosen::order))
                .map(Chosen::node)
                .toList();
    }

    // ---- where a value goes

    /** A value that something takes which can fail. */
    void operand(@Nullable Expr node) {
        if (node == null) {
            return;
        }
        inner(node);
        if (isWorthASlot(node)) {
            chosen.add(new Chosen(node, depth, chosen.size()));
        }
    }

    void operands(List<? extends @Nullable Expr> nodes) {
        for (Expr node : nodes) {
            operand(node);
        }
    }

    /** A value that goes straight to where nothing can fail. */
    void outermost(@Nullable Expr node) {
        if (node instanceof Expr.IfExp choice) {
            condition(choice.test());
            outermost(choice.body());
            outermost(choice.orelse());
        } else if (node instanceof Expr.BoolOp operator) {
            int last = operator.values().size() - 1;
            operator.values().subList(0, last).forEach(this::tested);
            outermost(operator.values().get(last));
        } else if (node instanceof Expr.NamedExpr walrus) {
            outermost(walrus.value());
        } else if (node != null) {
            inner(node);
        }
    }

    /** A value that decides a jump. */
    void condition(Expr node) {
        if (node instanceof Expr.BoolOp operator) {
            operator.values().forEach(this::condition);
        } else if (node instanceof Expr.UnaryOp not && not.op() == UnaryOperator.NOT) {
            condition(not.operand());
        } else if (node instanceof Expr.IfExp choice) {
            condition(choice.test());
            condition(choice.body());
            condition(choice.orelse());
        } else if (node instanceof Expr.Compare) {
            inner(node);
        } else {
            operand(node);
        }
    }

    /** What is raised. The exception itself is not kept, nor what may be it, or its traceback would be part of a cycle. */
    void raised(@Nullable Expr node) {
        if (node instanceof Expr.Call call
                && call.func() instanceof Expr.Attribute method
                && method.value() instanceof Expr.Call receiver) {
            raised(receiver);
            arguments(call);
        } else {
            outermost(node);
        }
    }

    /** An operand of {@code and} or {@code or} that is tested; of these operators themselves it is their operands. */
    private void tested(Expr node) {
        if (node instanceof Expr.BoolOp || node instanceof Expr.IfExp) {
            inner(node);
        } else {
            operand(node);
        }
    }

    private void inner(Expr node) {
        depth++;
        node.accept(this);
        depth--;
    }

    private boolean isWorthASlot(Expr node) {
        if (node instanceof Expr.Name name) {
            return name.ctx() == ExprContext.LOAD && rebound.contains(name.id());
        }
        if (isMadeAtAJoin(node)) {
            // A tap has the line of the node, which a trace function would be told of where ways of other lines meet.
            return node.range().lineNumber() == node.range().endLineNumber();
        }
        return !(node instanceof Expr.Constant
                || node instanceof Expr.Lambda
                || node instanceof Expr.NamedExpr
                || node instanceof Expr.Slice
                || node instanceof Expr.Starred
                || node instanceof Expr.FormattedValue);
    }

    static boolean isMadeAtAJoin(Expr node) {
        return node instanceof Expr.IfExp
                || node instanceof Expr.BoolOp
                || (node instanceof Expr.Compare chain && chain.ops().size() > 1);
    }

    // ---- what the parts of an expression are

    @Override
    public void visitBoolOp(Expr.BoolOp node) {
        int last = node.values().size() - 1;
        node.values().subList(0, last).forEach(this::tested);
        operand(node.values().get(last));
    }

    @Override
    public void visitNamedExpr(Expr.NamedExpr node) {
        operand(node.value());
    }

    @Override
    public void visitBinOp(Expr.BinOp node) {
        operand(node.left());
        operand(node.right());
    }

    @Override
    public void visitUnaryOp(Expr.UnaryOp node) {
        operand(node.operand());
    }

    @Override
    public void visitLambda(Expr.Lambda node) {
        defaults(node.args());
    }

    void defaults(Arguments arguments) {
        operands(arguments.defaults());
        operands(arguments.kwDefaults());
    }

    @Override
    public void visitIfExp(Expr.IfExp node) {
        condition(node.test());
        operand(node.body());
        operand(node.orelse());
    }

    @Override
    public void visitDict(Expr.Dict node) {
        for (int i = 0; i < node.values().size(); i++) {
            operand(node.keys().get(i));
            operand(node.values().get(i));
        }
    }

    @Override
    public void visitSet(Expr.Set node) {
        operands(node.elts());
    }

    @Override
    public void visitList(Expr.List node) {
        operands(node.elts());
    }

    @Override
    public void visitTuple(Expr.Tuple node) {
        operands(node.elts());
    }

    @Override
    public void visitListComp(Expr.ListComp node) {
        firstIterable(node.generators());
    }

    @Override
    public void visitSetComp(Expr.SetComp node) {
        firstIterable(node.generators());
    }

    @Override
    public void visitDictComp(Expr.DictComp node) {
        firstIterable(node.generators());
    }

    @Override
    public void visitGeneratorExp(Expr.GeneratorExp node) {
        firstIterable(node.generators());
    }

    private void firstIterable(List<Comprehension> clauses) {
        operand(clauses.get(0).iter());
    }

    @Override
    public void visitAwait(Expr.Await node) {
        operand(node.value());
    }

    @Override
    public void visitYield(Expr.Yield node) {
        outermost(node.value());
    }

    @Override
    public void visitYieldFrom(Expr.YieldFrom node) {
        operand(node.value());
    }

    @Override
    public void visitCompare(Expr.Compare node) {
        operand(node.left());
        operands(node.comparators());
    }

    @Override
    public void visitCall(Expr.Call node) {
        if (node.func() instanceof Expr.Attribute method && isMethodCall(node)) {
            inner(method);
        } else {
            operand(node.func());
        }
        arguments(node);
    }

    /** Whether the method is looked up and called at once: {@code maybe_optimize_method_call}, CPython 3.11. */
    private static boolean isMethodCall(Expr.Call node) {
        return node.args().size() + node.keywords().size() <= MOST_ARGUMENTS_OF_METHOD
                && node.args().stream().noneMatch(Expr.Starred.class::isInstance)
                && node.keywords().stream().noneMatch(keyword -> keyword.arg() == null);
    }

    private void arguments(Expr.Call node) {
        operands(node.args());
        node.keywords().stream().map(Keyword::value).forEach(this::operand);
    }

    @Override
    public void visitFormattedValue(Expr.FormattedValue node) {
        operand(node.value());
        scan(node.formatSpec());
    }

    @Override
    public void visitAttribute(Expr.Attribute node) {
        operand(node.value());
    }

    @Override
    public void visitSubscript(Expr.Subscript node) {
        operand(node.value());
        operand(node.slice());
    }

    @Override
    public void visitStarred(Expr.Starred node) {
        operand(node.value());
    }

    @Override
    public void visitSlice(Expr.Slice node) {
        operand(node.lower());
        operand(node.upper());
        operand(node.step());
    }
}
