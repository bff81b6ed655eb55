package dev.caretline.assertions.weave;

import dev.caretline.grammar.ast.BoolOperator;
import dev.caretline.grammar.ast.CompareOperator;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Keyword;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.ast.UnaryOperator;
import dev.caretline.grammar.source.SourceText;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes the plan of an assert: walks its test in the order of the code, as code generation will, and decides of each
 * value whether it is kept on the stack, in a slot, read again if the assert fails (a local variable that nothing in the
 * assert binds, a constant), or known from the way that was taken.
 */
final class Planner implements Expr.Visitor<Integer> {
    /** From so many values on that are in between, a slot costs less than moving a copy below them. */
    private static final int SLOT_PAYS_FROM = 4;

    /** More values than that are not kept: who reads them? */
    private static final int MOST_KEPT = 250;

    private final Predicate<String> livesInFrame;
    private final NodeTable nodes = new NodeTable();
    private final Ways ways = new Ways();
    private final Route route = new Route(nodes, ways);
    /** Where the assert has passed. */
    private final Junction passed = new Junction();

    private int kept;

    // Of the expression that is visited: its parent, and how many values are on the stack above what is kept.
    private int parent = NodeTable.NONE;
    private int needed;
    /** The comparison whose result is tested at once, so that it is known from the way that is taken. */
    private @Nullable Expr tested;
    /** The expressions whose values are kept later, each together with its neighbour. */
    private final Set<Expr> keptLater = Collections.newSetFromMap(new IdentityHashMap<>());

    private Planner(Predicate<String> livesInFrame) {
        this.livesInFrame = livesInFrame;
    }

    /**
     * The plan of an assert.
     *
     * @param statement the assert, as code is generated for it
     * @param livesInFrame whether a variable changes only where the scope of the assert assigns to it
     */
    static Plan plan(Stmt.Assert statement, Predicate<String> livesInFrame, SourceText source) {
        Expr test = statement.test();
        Predicate<String> rebound = Rebound.in(test);
        Planner planner = new Planner(livesInFrame.and(rebound.negate()));
        planner.jumpIf(test, planner.passed, true, NodeTable.NONE, 0);
        planner.route.fail();
        planner.route.pass(planner.passed);
        int slots = planner.route.slots();
        return new Plan(
                slots, planner.ways, Description.of(planner.nodes, planner.route.edges(), slots, source, statement));
    }

    // ---- conditions, as dev.caretline.compiler.codegen.Conditions lays them out

    /** A condition that decides where to go: to a junction if its truth is what is said, on here if not. */
    private void jumpIf(Expr condition, Junction target, boolean truth, int above, int stack) {
        if (condition instanceof Expr.UnaryOp unary && unary.op() == UnaryOperator.NOT) {
            int id = nodes.add(condition, above, "not");
            jumpIf(unary.operand(), target, !truth, id, stack);
        } else if (condition instanceof Expr.BoolOp bool) {
            jumpIfAny(bool, target, truth, above, stack);
        } else if (condition instanceof Expr.IfExp conditional) {
            jumpIfChosen(conditional, target, truth, above, stack);
        } else if (condition instanceof Expr.Compare chain && chain.ops().size() > 1) {
            jumpIfChain(chain, target, truth, above, stack);
        } else {
            tested = condition;
            if (isSame(target, passed) && isKept(condition)) {
                keptLater.add(condition);
                int id = operand(condition, above, stack);
                route.branchKeeping(condition, id, target, truth, nodes.source(id));
            } else {
                int id = operand(condition, above, stack);
                route.branch(condition, id, target, truth);
            }
        }
    }

    private void jumpIfAny(Expr.BoolOp node, Junction target, boolean truth, int above, int stack) {
        int id = nodes.add(node, above, node.op().name());
        List<Expr> values = node.values();
        boolean deciding = node.op() == BoolOperator.OR;
        Junction decided = deciding == truth ? target : new Junction();
        int last = values.size() - 1;
        for (int i = 0; i < last; i++) {
            jumpIf(values.get(i), decided, deciding, id, stack);
        }
        jumpIf(values.get(last), target, truth, id, stack);
        if (deciding != truth) {
            route.arrive(decided);
        }
    }

    private void jumpIfChosen(Expr.IfExp node, Junction target, boolean truth, int above, int stack) {
        int id = nodes.add(node, above, "");
        Junction otherwise = new Junction();
        Junction end = new Junction();
        jumpIf(node.test(), otherwise, false, id, stack);
        jumpIf(node.body(), target, truth, id, stack);
        route.leave(end);
        route.arrive(otherwise);
        jumpIf(node.orelse(), target, truth, id, stack);
        route.arrive(end);
    }

    private void jumpIfChain(Expr.Compare node, Junction target, boolean truth, int above, int stack) {
        int id = nodes.add(node, above, operators(node));
        int last = node.ops().size() - 1;
        Junction cleanup = new Junction();
        Junction end = new Junction();
        links(node, id, stack, cleanup);
        route.branch(node, id, last, target, truth);
        route.leave(end);
        route.arrive(cleanup);
        route.enter();
        route.leave(node, Ways.Place.CHAIN_LEFT, Ways.WHOLE, truth ? end : target);
        route.arrive(end);
    }

    /** The operands of a chain; all its links but the last lead to a junction if they are false. */
    private void links(Expr.Compare node, int id, int stack, Junction broken) {
        operand(node.left(), id, stack);
        int last = node.ops().size() - 1;
        for (int i = 0; i <= last; i++) {
            operand(node.comparators().get(i), id, stack + 1);
            if (i < last) {
                route.branch(node, id, i, broken, false);
            }
        }
    }

    // ---- operands of "and" and "or", as dev.caretline.compiler.codegen.WovenOperands lays them out

    private void operandJumpsIf(Expr operand, Junction target, boolean truth, int above, int stack) {
        if (operand instanceof Expr.BoolOp bool) {
            int id = nodes.add(bool, above, bool.op().name());
            boolean deciding = bool.op() == BoolOperator.OR;
            Junction rest = new Junction();
            int last = bool.values().size() - 1;
            for (int i = 0; i < last; i++) {
                operandJumpsIf(bool.values().get(i), deciding == truth ? target : rest, deciding, id, stack);
            }
            operandJumpsIf(bool.values().get(last), target, truth, id, stack);
            route.arrive(rest);
        } else if (operand instanceof Expr.IfExp conditional) {
            int id = nodes.add(conditional, above, "");
            Junction otherwise = new Junction();
            Junction rest = new Junction();
            jumpIf(conditional.test(), otherwise, false, id, stack);
            int body = operand(conditional.body(), id, stack);
            route.branch(conditional.body(), body, target, truth);
            route.leave(rest);
            route.arrive(otherwise);
            operandJumpsIf(conditional.orelse(), target, truth, id, stack);
            route.arrive(rest);
        } else {
            int id = operand(operand, above, stack);
            route.branch(operand, id, target, truth);
        }
    }

    // ---- values

    /**
     * An expression whose value is left on the stack.
     *
     * @param above the node it is a part of
     * @param stack how many values are on the stack above what is kept
     * @return its node
     */
    private int operand(Expr node, int above, int stack) {
        route.enter();
        int outerParent = parent;
        int outerNeeded = needed;
        parent = above;
        needed = stack;
        int id = node.accept(this);
        parent = outerParent;
        needed = outerNeeded;
        return id;
    }

    /** As {@link #operand}, of an expression that the report has nothing to say about if it is a constant or a lambda. */
    private void part(@Nullable Expr node, int above, int stack) {
        if (node != null && !(node instanceof Expr.Constant) && !(node instanceof Expr.Lambda)) {
            operand(node, above, stack);
        } else {
            route.enter();
        }
    }

    private void parts(List<? extends @Nullable Expr> list, int above, int stack) {
        for (int i = 0; i < list.size(); i++) {
            part(list.get(i), above, stack + i);
        }
    }

    /** Keeps the value of an expression, where that costs least. */
    private int keep(Expr node, int id) {
        boolean later = keptLater.remove(node);
        if (kept >= MOST_KEPT && !later) {
            return id;
        }
        kept++;
        int source = nodes.keptValue(id);
        if (later) {
            return id;
        }
        if (needed >= SLOT_PAYS_FROM) {
            route.keepsValueInSlot(node, source);
        } else {
            route.keepsValue(node, source);
        }
        return id;
    }

    @SuppressWarnings("ReferenceEquality") // a node is itself, not one that looks like it
    private static boolean isSame(Object node, @Nullable Object other) {
        return node == other;
    }

    /** Two operands of one operation, kept together where that is possible. */
    private void operands(Expr node, int link, Expr left, Expr right, int id, int stack) {
        boolean together = stack == 0 && kept < MOST_KEPT && isKept(left) && isKept(right);
        int leftId = operandKeptLater(left, together, id, stack);
        int rightId = operandKeptLater(right, together, id, stack + 1);
        if (together) {
            route.keepsOperands(node, link, nodes.source(leftId), nodes.source(rightId));
        }
    }

    private int operandKeptLater(Expr node, boolean later, int above, int stack) {
        if (later) {
            keptLater.add(node);
        }
        return operand(node, above, stack);
    }

    /** Whether the value of an expression is kept by itself. */
    private boolean isKept(Expr node) {
        if (node instanceof Expr.Name name) {
            return !livesInFrame.test(name.id());
        }
        return node instanceof Expr.Call
                || node instanceof Expr.Attribute
                || node instanceof Expr.Subscript
                || node instanceof Expr.BinOp;
    }

    @Override
    public Integer visitBoolOp(Expr.BoolOp node) {
        int id = nodes.add(node, parent, node.op().name());
        if (Opaque.isOpaque(node)) {
            return keep(node, id);
        }
        Junction end = new Junction();
        int last = node.values().size() - 1;
        for (int i = 0; i < last; i++) {
            operandJumpsIf(node.values().get(i), end, node.op() == BoolOperator.OR, id, needed);
        }
        operand(node.values().get(last), id, needed);
        meetWith(node.values().get(last), end);
        return id;
    }

    /** The way on which an expression has just been evaluated meets others, with a value on each. */
    private void meetWith(Expr node, Junction end) {
        route.leave(node, Ways.Place.VALUE_DONE, Ways.WHOLE, end);
        route.arrive(end);
        route.enter();
    }

    @Override
    public Integer visitIfExp(Expr.IfExp node) {
        int id = nodes.add(node, parent, "");
        Junction otherwise = new Junction();
        Junction end = new Junction();
        jumpIf(node.test(), otherwise, false, id, needed);
        operand(node.body(), id, needed);
        route.leave(node.body(), Ways.Place.VALUE_DONE, Ways.WHOLE, end);
        route.arrive(otherwise);
        operand(node.orelse(), id, needed);
        meetWith(node.orelse(), end);
        return id;
    }

    @Override
    public Integer visitCompare(Expr.Compare node) {
        boolean isTested = isSame(node, tested);
        tested = null;
        int id = nodes.add(node, parent, operators(node));
        int last = node.ops().size() - 1;
        if (last == 0) {
            operands(node, 0, node.left(), node.comparators().get(0), id, needed);
            return isTested ? id : keep(node, id);
        }
        Junction end = new Junction();
        links(node, id, needed, end);
        route.leave(node, Ways.Place.OPERANDS, last, end);
        route.arrive(end);
        route.enter();
        return keep(node, id);
    }

    private static String operators(Expr.Compare node) {
        return node.ops().stream().map(CompareOperator::name).collect(Collectors.joining(","));
    }

    @Override
    public Integer visitNamedExpr(Expr.NamedExpr node) {
        int id = nodes.add(node, parent, "");
        operand(node.value(), id, needed);
        return id;
    }

    @Override
    public Integer visitBinOp(Expr.BinOp node) {
        int id = nodes.add(node, parent, node.op().name());
        operands(node, Ways.WHOLE, node.left(), node.right(), id, needed);
        return keep(node, id);
    }

    @Override
    public Integer visitUnaryOp(Expr.UnaryOp node) {
        int id = nodes.add(node, parent, node.op() == UnaryOperator.NOT ? "not" : "");
        operand(node.operand(), id, needed);
        return keep(node, id);
    }

    @Override
    public Integer visitLambda(Expr.Lambda node) {
        return nodes.add(node, parent, "");
    }

    @Override
    public Integer visitDict(Expr.Dict node) {
        int id = nodes.add(node, parent, "");
        for (int i = 0; i < node.values().size(); i++) {
            part(node.keys().get(i), id, needed + 2 * i);
            part(node.values().get(i), id, needed + 2 * i + 1);
        }
        return keep(node, id);
    }

    @Override
    public Integer visitSet(Expr.Set node) {
        return display(node, node.elts());
    }

    @Override
    public Integer visitList(Expr.List node) {
        return display(node, node.elts());
    }

    @Override
    public Integer visitTuple(Expr.Tuple node) {
        return display(node, node.elts());
    }

    private int display(Expr node, List<Expr> elements) {
        int id = nodes.add(node, parent, "");
        parts(elements, id, needed);
        return keep(node, id);
    }

    @Override
    public Integer visitListComp(Expr.ListComp node) {
        return comprehension(node, node.generators().get(0).iter());
    }

    @Override
    public Integer visitSetComp(Expr.SetComp node) {
        return comprehension(node, node.generators().get(0).iter());
    }

    @Override
    public Integer visitDictComp(Expr.DictComp node) {
        return comprehension(node, node.generators().get(0).iter());
    }

    @Override
    public Integer visitGeneratorExp(Expr.GeneratorExp node) {
        int id = nodes.add(node, parent, "");
        part(node.generators().get(0).iter(), id, needed + 1);
        // The frame of a generator that all() or any() has left behind tells at which element that was.
        boolean tells = parent >= 0 && nodes.isQuantifier(parent);
        return tells ? keep(node, id) : id;
    }

    /** Only the outermost iterable is evaluated here; the rest is a scope of its own. */
    private int comprehension(Expr node, Expr iterable) {
        int id = nodes.add(node, parent, "");
        part(iterable, id, needed + 1);
        return keep(node, id);
    }

    @Override
    public Integer visitAwait(Expr.Await node) {
        return prefixed(node, node.value());
    }

    @Override
    public Integer visitYield(Expr.Yield node) {
        return prefixed(node, node.value());
    }

    @Override
    public Integer visitYieldFrom(Expr.YieldFrom node) {
        return prefixed(node, node.value());
    }

    private int prefixed(Expr node, @Nullable Expr value) {
        int id = nodes.add(node, parent, "");
        part(value, id, needed);
        return keep(node, id);
    }

    @Override
    public Integer visitCall(Expr.Call node) {
        int id = nodes.add(node, parent, quantifier(node));
        if (node.func() instanceof Expr.Attribute method) {
            part(method.value(), id, needed);
        } else if (!(node.func() instanceof Expr.Name)) {
            part(node.func(), id, needed + 1);
        }
        int stack = needed + 2;
        parts(node.args(), id, stack);
        stack += node.args().size();
        for (Keyword keyword : node.keywords()) {
            part(keyword.value(), id, stack++);
        }
        return keep(node, id);
    }

    /** The name of {@code all} and {@code any} of a generator expression, empty for other calls. */
    private static String quantifier(Expr.Call node) {
        boolean quantifies = node.func() instanceof Expr.Name name
                && (name.id().equals("all") || name.id().equals("any"))
                && node.args().size() == 1
                && node.args().get(0) instanceof Expr.GeneratorExp
                && node.keywords().isEmpty();
        return quantifies ? ((Expr.Name) node.func()).id() : "";
    }

    @Override
    public Integer visitFormattedValue(Expr.FormattedValue node) {
        part(node.value(), parent, needed);
        if (node.formatSpec() instanceof Expr.JoinedStr spec) {
            parts(spec.values(), parent, needed + 1);
        }
        return parent;
    }

    @Override
    public Integer visitJoinedStr(Expr.JoinedStr node) {
        int id = nodes.add(node, parent, "");
        parts(node.values(), id, needed);
        return keep(node, id);
    }

    @Override
    public Integer visitConstant(Expr.Constant node) {
        int id = nodes.add(node, parent, "");
        nodes.constant(id, node.value());
        return id;
    }

    @Override
    public Integer visitAttribute(Expr.Attribute node) {
        int id = nodes.add(node, parent, "");
        part(node.value(), id, needed);
        return keep(node, id);
    }

    @Override
    public Integer visitSubscript(Expr.Subscript node) {
        int id = nodes.add(node, parent, "");
        if (node.slice() instanceof Expr.Slice || node.slice() instanceof Expr.Constant) {
            part(node.value(), id, needed);
            part(node.slice(), id, needed + 1);
        } else {
            operands(node, Ways.WHOLE, node.value(), node.slice(), id, needed);
        }
        return keep(node, id);
    }

    @Override
    public Integer visitStarred(Expr.Starred node) {
        part(node.value(), parent, needed);
        return parent;
    }

    @Override
    public Integer visitName(Expr.Name node) {
        int id = nodes.add(node, parent, "");
        if (!livesInFrame.test(node.id())) {
            return keep(node, id);
        }
        nodes.variable(id, node.id());
        route.reads(node.id());
        return id;
    }

    @Override
    public Integer visitSlice(Expr.Slice node) {
        part(node.lower(), parent, needed);
        part(node.upper(), parent, needed + 1);
        part(node.step(), parent, needed + 2);
        return parent;
    }
}
