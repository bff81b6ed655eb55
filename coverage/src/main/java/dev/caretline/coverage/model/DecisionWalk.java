package dev.caretline.coverage.model;

import dev.caretline.coverage.model.Condition.Way;
import dev.caretline.grammar.ast.BoolOperator;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.UnaryOperator;
import java.util.List;
import java.util.function.Supplier;

/** Walks tests, and the operands of {@code and} and {@code or}, as the compiler tests them. */
final class DecisionWalk {
    /**
     * The latest events on the two ways out of a test.
     *
     * @param onTrue where it is true
     * @param onFalse where it is false
     */
    record Ways(int onTrue, int onFalse) {
        Ways swapped() {
            return new Ways(onFalse, onTrue);
        }
    }

    private final ModelBuilder b;

    DecisionWalk(ModelBuilder builder) {
        b = builder;
    }

    /** A test of its own, such as that of {@code if}. */
    Test test(Decision.Kind kind, Expr test) {
        if (test instanceof Expr.Constant) {
            return new Test(jump(test, Way.TRUE, Way.FALSE, Region.NONE), Region.NONE);
        }
        int decision = b.isReachable() ? b.addDecision(kind, test.range()) : Region.NONE;
        return new Test(jump(test, Way.TRUE, Way.FALSE, decision), decision);
    }

    /**
     * What a test comes to.
     *
     * @param ways the ways out of it
     * @param decision its index; {@link Region#NONE} if it is constant or never made
     */
    record Test(Ways ways, int decision) {}

    /** How far the compiler looks into a test. */
    private enum Depth {
        /** As {@code jumpIf}: through {@code not}, {@code and}, {@code or} and conditional expressions. */
        TEST,
        /** The value is used: {@code not} is an operand, and so is the first part of a conditional expression. */
        VALUE
    }

    private Ways jump(Expr test, Way ifTrue, Way ifFalse, int decision) {
        return walk(test, new Exits(ifTrue, ifFalse, decision), Depth.TEST);
    }

    /**
     * Where a test leads.
     *
     * @param ifTrue where a true test leads
     * @param ifFalse where a false test leads
     * @param decision the index of the decision that it is part of, or {@link Region#NONE}
     */
    private record Exits(Way ifTrue, Way ifFalse, int decision) {
        Exits swapped() {
            return new Exits(ifFalse, ifTrue, decision);
        }
    }

    private Ways walk(Expr test, Exits exits, Depth depth) {
        if (depth == Depth.TEST && test instanceof Expr.UnaryOp unary && unary.op() == UnaryOperator.NOT) {
            return walk(unary.operand(), exits.swapped(), depth).swapped();
        } else if (test instanceof Expr.BoolOp bool) {
            return operands(bool, exits, depth);
        } else if (test instanceof Expr.IfExp conditional) {
            return chosen(conditional, exits, depth);
        }
        return leaf(test, exits);
    }

    private Ways operands(Expr.BoolOp node, Exits exits, Depth depth) {
        boolean or = node.op() == BoolOperator.OR;
        List<Expr> values = node.values();
        int lastIndex = values.size() - 1;
        int decided = ModelBuilder.NOWHERE;
        for (int i = 0; i < lastIndex; i++) {
            Exits on = new Exits(or ? exits.ifTrue : Way.ON, or ? Way.ON : exits.ifFalse, exits.decision);
            Ways ways = operand(values.get(i), i, on, depth);
            decided = b.meet(decided, or ? ways.onTrue : ways.onFalse);
            b.last = or ? ways.onFalse : ways.onTrue;
        }
        Ways ways = operand(values.get(lastIndex), lastIndex, exits, depth);
        return or
                ? new Ways(b.meet(decided, ways.onTrue), ways.onFalse)
                : new Ways(ways.onTrue, b.meet(decided, ways.onFalse));
    }

    private Ways operand(Expr value, int index, Exits exits, Depth depth) {
        return index == 0
                ? walk(value, exits, depth)
                : inRegion(Region.Kind.OPERAND, value, depth, () -> walk(value, exits, depth));
    }

    private Ways inRegion(Region.Kind kind, Expr value, Depth depth, Supplier<Ways> walk) {
        Ways[] ways = {new Ways(b.last, b.last)};
        Expr entered = depth == Depth.TEST ? firstTested(value) : value;
        b.inRegion(kind, entered, value.range(), () -> ways[0] = walk.get());
        return ways[0];
    }

    /** The part of a test that is evaluated first: the compiler knows no start of the operators around it. */
    private static Expr firstTested(Expr test) {
        Expr first = test;
        while (true) {
            if (first instanceof Expr.UnaryOp unary && unary.op() == UnaryOperator.NOT) {
                first = unary.operand();
            } else if (first instanceof Expr.BoolOp bool) {
                first = bool.values().get(0);
            } else if (first instanceof Expr.IfExp conditional) {
                first = conditional.test();
            } else if (first instanceof Expr.Compare chain && chain.ops().size() > 1) {
                first = chain.left();
            } else {
                return first;
            }
        }
    }

    /** A test that is a region of its own. */
    Ways testInRegion(Region.Kind region, Decision.Kind kind, Expr test) {
        return inRegion(region, test, Depth.TEST, () -> test(kind, test).ways);
    }

    private Ways chosen(Expr.IfExp node, Exits exits, Depth depth) {
        Test test = test(Decision.Kind.CONDITIONAL, node.test());
        b.last = test.ways.onTrue;
        int body = b.regionCount();
        Ways first = inRegion(
                Region.Kind.ARM,
                node.body(),
                depth,
                () -> depth == Depth.TEST ? walk(node.body(), exits, depth) : leaf(node.body(), exits));
        b.last = test.ways.onFalse;
        int orelse = b.regionCount();
        Ways second = inRegion(Region.Kind.ARM, node.orelse(), depth, () -> walk(node.orelse(), exits, depth));
        if (test.decision != Region.NONE) {
            b.setRegions(test.decision, body, orelse);
        }
        return new Ways(b.meet(first.onTrue, second.onTrue), b.meet(first.onFalse, second.onFalse));
    }

    private Ways leaf(Expr test, Exits exits) {
        b.expressions.visit(test);
        if (test instanceof Expr.Constant constant) {
            boolean truth = constant.value().isTrue();
            return new Ways(truth ? b.last : ModelBuilder.NOWHERE, truth ? ModelBuilder.NOWHERE : b.last);
        }
        if (!b.isReachable() || exits.decision == Region.NONE) {
            return new Ways(b.last, b.last);
        }
        int[] outcomes = b.addCondition(test, exits.ifTrue, exits.ifFalse, exits.decision);
        return new Ways(outcomes[1], outcomes[0]);
    }

    /** {@code and} or {@code or} as a value: the last operand is not tested. */
    void boolOp(Expr.BoolOp node) {
        boolean or = node.op() == BoolOperator.OR;
        int decision = b.isReachable() ? b.addDecision(Decision.Kind.VALUE, node.range()) : Region.NONE;
        List<Expr> values = node.values();
        int decided = ModelBuilder.NOWHERE;
        int lastIndex = values.size() - 1;
        for (int i = 0; i < lastIndex; i++) {
            Exits exits = new Exits(or ? Way.TRUE : Way.ON, or ? Way.ON : Way.FALSE, decision);
            Ways ways = operand(values.get(i), i, exits, Depth.VALUE);
            decided = b.meet(decided, or ? ways.onTrue : ways.onFalse);
            b.last = or ? ways.onFalse : ways.onTrue;
        }
        Expr value = values.get(lastIndex);
        b.inRegion(Region.Kind.OPERAND, value, value.range(), () -> b.expressions.visit(value));
        b.last = b.meet(decided, b.last);
    }

    /** A conditional expression as a value. */
    void ifExp(Expr.IfExp node) {
        Test test = test(Decision.Kind.CONDITIONAL, node.test());
        b.last = test.ways.onTrue;
        int body = b.regionCount();
        b.inRegion(Region.Kind.ARM, node.body(), node.body().range(), () -> b.expressions.visit(node.body()));
        int afterBody = b.last;
        b.last = test.ways.onFalse;
        int orelse = b.regionCount();
        b.inRegion(Region.Kind.ARM, node.orelse(), node.orelse().range(), () -> b.expressions.visit(node.orelse()));
        if (test.decision != Region.NONE) {
            b.setRegions(test.decision, body, orelse);
        }
        b.last = b.meet(afterBody, b.last);
    }
}
