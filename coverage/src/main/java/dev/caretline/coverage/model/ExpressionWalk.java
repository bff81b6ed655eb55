package dev.caretline.coverage.model;

import dev.caretline.grammar.ast.Arguments;
import dev.caretline.grammar.ast.Comprehension;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Keyword;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.source.SourceRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks expressions in the order in which their parts are evaluated. */
final class ExpressionWalk implements Expr.VoidVisitor {
    private final ModelBuilder b;
    /** The expression whose value nothing is done with that could fail. */
    private @Nullable Expr trivial;

    ExpressionWalk(ModelBuilder builder) {
        b = builder;
    }

    void visit(Expr node) {
        b.follows(node.range());
        int first = b.nextEvaluation();
        node.accept(this);
        b.evaluated(node.range(), first, node instanceof Expr.Constant);
        if (isSuspension(node)) {
            resumed(node);
        } else {
            b.extendResumed(node.range());
        }
    }

    void visitAll(List<? extends @Nullable Expr> nodes) {
        for (Expr node : nodes) {
            visitIfPresent(node);
        }
    }

    void visitIfPresent(@Nullable Expr node) {
        if (node != null) {
            visit(node);
        }
    }

    /** An expression whose value is merely stored under a name, returned or dropped. */
    void visitTrivially(Expr node) {
        trivial = node;
        visit(node);
    }

    private static boolean isSuspension(Expr node) {
        return node instanceof Expr.Yield || node instanceof Expr.YieldFrom || node instanceof Expr.Await;
    }

    private void resumed(Expr node) {
        boolean plainYield = node instanceof Expr.Yield;
        if (!plainYield || trivial != node) {
            b.resumed(node, node.range(), plainYield);
        }
    }

    /** Different ways have met behind an expression: what fails from here on fails behind it. */
    private void joined(Expr node, boolean isTrivial) {
        if (!isTrivial && b.isReachable()) {
            b.sites.ends.put(node, b.event());
        }
    }

    // ---- operators

    @Override
    public void visitBoolOp(Expr.BoolOp node) {
        boolean isTrivial = trivial == node;
        b.decisions.boolOp(node);
        joined(node, isTrivial);
    }

    @Override
    public void visitIfExp(Expr.IfExp node) {
        boolean isTrivial = trivial == node;
        b.decisions.ifExp(node);
        joined(node, isTrivial);
    }

    @Override
    public void visitNamedExpr(Expr.NamedExpr node) {
        visit(node.value());
    }

    @Override
    public void visitBinOp(Expr.BinOp node) {
        visit(node.left());
        visit(node.right());
    }

    @Override
    public void visitUnaryOp(Expr.UnaryOp node) {
        visit(node.operand());
    }

    /** The first two operands are always compared; each further one only if all went well before. */
    @Override
    public void visitCompare(Expr.Compare node) {
        boolean isTrivial = trivial == node;
        visit(node.left());
        visit(node.comparators().get(0));
        int decided = b.last;
        for (int i = 1; i < node.comparators().size(); i++) {
            Expr comparator = node.comparators().get(i);
            b.inRegion(Region.Kind.COMPARATOR, comparator, comparator.range(), () -> visit(comparator));
        }
        if (node.comparators().size() > 1) {
            b.last = b.meet(decided, b.last);
            joined(node, isTrivial);
        }
    }

    // ---- calls, displays and the like

    @Override
    public void visitCall(Expr.Call node) {
        visit(node.func());
        visitAll(node.args());
        keywords(node.keywords());
    }

    void keywords(List<Keyword> keywords) {
        for (Keyword keyword : keywords) {
            visit(keyword.value());
        }
    }

    @Override
    public void visitDict(Expr.Dict node) {
        for (int i = 0; i < node.values().size(); i++) {
            visitIfPresent(node.keys().get(i));
            visit(node.values().get(i));
        }
    }

    @Override
    public void visitSet(Expr.Set node) {
        visitAll(node.elts());
    }

    @Override
    public void visitList(Expr.List node) {
        visitAll(node.elts());
    }

    @Override
    public void visitTuple(Expr.Tuple node) {
        visitAll(node.elts());
    }

    @Override
    public void visitStarred(Expr.Starred node) {
        visit(node.value());
    }

    @Override
    public void visitAttribute(Expr.Attribute node) {
        visit(node.value());
    }

    @Override
    public void visitSubscript(Expr.Subscript node) {
        visit(node.value());
        visit(node.slice());
    }

    @Override
    public void visitSlice(Expr.Slice node) {
        visitIfPresent(node.lower());
        visitIfPresent(node.upper());
        visitIfPresent(node.step());
    }

    @Override
    public void visitJoinedStr(Expr.JoinedStr node) {
        visitAll(node.values());
    }

    @Override
    public void visitFormattedValue(Expr.FormattedValue node) {
        visit(node.value());
        visitIfPresent(node.formatSpec());
    }

    @Override
    public void visitConstant(Expr.Constant node) {}

    @Override
    public void visitName(Expr.Name node) {}

    @Override
    public void visitAwait(Expr.Await node) {
        visit(node.value());
    }

    @Override
    public void visitYield(Expr.Yield node) {
        visitIfPresent(node.value());
    }

    @Override
    public void visitYieldFrom(Expr.YieldFrom node) {
        visit(node.value());
    }

    // ---- scopes

    @Override
    public void visitLambda(Expr.Lambda node) {
        defaults(node.args());
        inScope(node, Region.Kind.LAMBDA, node.body().range(), () -> visitTrivially(node.body()));
    }

    void defaults(Arguments arguments) {
        visitAll(arguments.defaults());
        visitAll(arguments.kwDefaults());
    }

    /** Code that runs later, if at all: control goes on past it. */
    private void inScope(Node node, Region.Kind kind, SourceRange range, Runnable walk) {
        int after = b.last;
        int outer = b.region;
        if (b.isReachable()) {
            b.sites.bodies.put(node, b.event());
            b.region = b.addRegion(kind, range, b.last);
        }
        b.forgetSuspension();
        walk.run();
        b.forgetSuspension();
        b.region = outer;
        b.last = after;
    }

    @Override
    public void visitListComp(Expr.ListComp node) {
        comprehension(node.generators(), node.elt(), null);
    }

    @Override
    public void visitSetComp(Expr.SetComp node) {
        comprehension(node.generators(), node.elt(), null);
    }

    @Override
    public void visitDictComp(Expr.DictComp node) {
        comprehension(node.generators(), node.key(), node.value());
    }

    @Override
    public void visitGeneratorExp(Expr.GeneratorExp node) {
        visit(node.generators().get(0).iter());
        inScope(node, Region.Kind.GENERATOR, node.range(), () -> inside(node.generators(), 0, node.elt(), null));
    }

    private void comprehension(List<Comprehension> clauses, Expr element, @Nullable Expr value) {
        visit(clauses.get(0).iter());
        int after = b.last;
        int outer = b.region;
        b.forgetSuspension();
        inside(clauses, 0, element, value);
        b.region = outer;
        b.last = after;
    }

    private void inside(List<Comprehension> clauses, int index, Expr element, @Nullable Expr value) {
        Comprehension clause = clauses.get(index);
        visit(clause.target());
        for (Expr test : clause.ifs()) {
            b.last = b.decisions
                    .testInRegion(Region.Kind.FILTER, Decision.Kind.FILTER, test)
                    .onTrue();
        }
        if (index + 1 < clauses.size()) {
            Expr iterable = clauses.get(index + 1).iter();
            b.inRegion(Region.Kind.ITERABLE, iterable, iterable.range(), () -> visit(iterable));
            inside(clauses, index + 1, element, value);
        } else {
            SourceRange range =
                    value == null ? element.range() : element.range().to(value.range());
            b.inRegion(Region.Kind.ELEMENT, element, range, () -> {
                visit(element);
                visitIfPresent(value);
            });
        }
    }
}
