package dev.caretline.coverage.model;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Walks a tree in the order of evaluation and collects what there is to cover. Always knows the latest event that must
 * have happened when control is where the walk is, {@link #last}; or that control cannot come here.
 */
final class ModelBuilder {
    /** In place of the latest event: control cannot come here. Code in such places is not compiled. */
    static final int NOWHERE = -2;

    final boolean debug;
    final EventSites sites = new EventSites();
    final StatementWalk statements = new StatementWalk(this);
    final ExpressionWalk expressions = new ExpressionWalk(this);
    final DecisionWalk decisions = new DecisionWalk(this);
    private final Events.Builder events = new Events.Builder();
    private final List<Region> regions = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final List<Decision> decisionList = new ArrayList<>();
    private final List<CodeUnit> units = new ArrayList<>();
    private final SortedMap<Integer, Integer> lines = new TreeMap<>();
    private final Evaluations evaluations = new Evaluations();

    /** The latest event that must have happened. */
    int last = Events.NONE;

    /** The innermost region around what comes next. */
    int region = Region.NONE;

    /** The innermost function or class. */
    int unit = Region.NONE;

    /** The number and the first line of the current statement. */
    int statement;

    int line;
    private int statementCount;

    /** The suspension that what follows in the statement waits for. */
    private @Nullable Suspension suspension;

    private record Suspension(int event, SourceRange behind) {}

    ModelBuilder(boolean debug) {
        this.debug = debug;
    }

    SourceModel build(Mod tree) {
        if (tree instanceof Mod.Module module) {
            statements.body(module.body(), true);
        } else if (tree instanceof Mod.Interactive interactive) {
            statements.body(interactive.body(), false);
        } else if (tree instanceof Mod.Expression expression) {
            expressions.visit(expression.body());
        }
        return new SourceModel(
                tree, events.build(), regions, conditions, decisionList, units, lines, sites, evaluations);
    }

    // ---- events

    boolean isReachable() {
        return last != NOWHERE;
    }

    /** A new event, which implies the latest one, and is the latest one now. */
    int event() {
        last = events.add(last);
        return last;
    }

    /** A new event behind some other one; the latest one stays what it is. */
    int eventAfter(int previous) {
        return events.add(previous);
    }

    void suspends(int event) {
        if (event >= 0) {
            events.suspends(event);
        }
    }

    /** The latest event that must have happened where two ways meet. */
    int meet(int one, int other) {
        if (one == NOWHERE || other == NOWHERE) {
            return one == NOWHERE ? other : one;
        }
        return events.common(one, other);
    }

    // ---- what there is to cover

    int addRegion(Region.Kind kind, SourceRange range, int event) {
        regions.add(new Region(kind, range, event, region, unit, line));
        return regions.size() - 1;
    }

    /** The regions so far; for a decision that wants to know which region comes next. */
    int regionCount() {
        return regions.size();
    }

    int addDecision(Decision.Kind kind, SourceRange range) {
        decisionList.add(new Decision(kind, range, unit, line, Region.NONE, Region.NONE));
        return decisionList.size() - 1;
    }

    void setRegions(int decision, int onTrue, int onFalse) {
        Decision old = decisionList.get(decision);
        decisionList.set(decision, new Decision(old.kind(), old.range(), old.unit(), old.line(), onTrue, onFalse));
    }

    /** Adds a condition whose operand has just been evaluated; the events of its outcomes. */
    int[] addCondition(Expr node, Condition.Way ifTrue, Condition.Way ifFalse, int decision) {
        int isTrue = events.add(last);
        int isFalse = events.add(last);
        conditions.add(new Condition(node.range(), isTrue, isFalse, ifTrue, ifFalse, decision, region));
        int[] outcomes = {isFalse, isTrue};
        sites.outcomes.put(node, outcomes);
        return outcomes;
    }

    /** Whether the innermost function or class is a function. */
    boolean isInFunction() {
        return unit != Region.NONE && units.get(unit).kind() == CodeUnit.Kind.FUNCTION;
    }

    int addUnit(CodeUnit.Kind kind, String name, SourceRange range) {
        String qualname = unit == Region.NONE ? name : units.get(unit).qualname() + "." + name;
        units.add(new CodeUnit(kind, qualname, range, unit));
        return units.size() - 1;
    }

    /** Walks a part that is a region of its own. */
    void inRegion(Region.Kind kind, Node node, SourceRange range, Runnable walk) {
        if (!isReachable()) {
            walk.run();
            return;
        }
        int outer = region;
        sites.starts.put(node, event());
        region = addRegion(kind, range, last);
        walk.run();
        region = outer;
        suspension = null;
    }

    /** Code on a line that starts with an event. */
    void addLine(int number, int event) {
        if (event != Events.NONE) {
            lines.putIfAbsent(number, event);
        }
    }

    // ---- evaluations

    int nextEvaluation() {
        return evaluations.next();
    }

    void evaluated(SourceRange range, int first, boolean constant) {
        if (isReachable()) {
            evaluations.add(
                    new Evaluations.Evaluation(evaluations.next(), range, last, first, statement, constant, false));
        }
    }

    /** The statement's own instructions come next, or a header's. */
    void statementEvaluated(Stmt node, int first) {
        if (isReachable()) {
            evaluations.add(
                    new Evaluations.Evaluation(evaluations.next(), node.range(), last, first, statement, false, true));
        }
    }

    int newStatement() {
        return ++statementCount;
    }

    // ---- suspensions

    /** Execution goes on behind an expression that may never be resumed. */
    void resumed(Node node, SourceRange range, boolean mayBeTrivial) {
        if (!isReachable()) {
            return;
        }
        if (!mayBeTrivial) {
            suspends(last);
        }
        sites.ends.put(node, event());
        suspension = new Suspension(last, range);
    }

    /** What comes next may be the first behind a suspension, in time and in the text: a region starts then. */
    void follows(SourceRange range) {
        Suspension waiting = suspension;
        if (waiting != null && isReachable() && isBehind(waiting.behind, range)) {
            suspension = null;
            region = addRegion(Region.Kind.RESUMED, range, waiting.event);
        }
    }

    private static boolean isBehind(SourceRange one, SourceRange other) {
        return one.endLineNumber() < other.lineNumber()
                || (one.endLineNumber() == other.lineNumber() && one.endColumnBytes() <= other.columnBytes());
    }

    /** Lets a region behind a suspension reach as far as what has just been evaluated. */
    void extendResumed(SourceRange range) {
        if (region != Region.NONE) {
            Region around = regions.get(region);
            if (around.kind() == Region.Kind.RESUMED && isBehind(around.range(), range)) {
                SourceRange longer = around.range().to(range);
                regions.set(
                        region,
                        new Region(
                                around.kind(), longer, around.event(), around.parent(), around.unit(), around.line()));
            }
        }
    }

    void forgetSuspension() {
        suspension = null;
    }
}
