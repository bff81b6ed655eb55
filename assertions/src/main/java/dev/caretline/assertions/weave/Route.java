package dev.caretline.assertions.weave;

import dev.caretline.compiler.instrument.WovenCode;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows control through an assert as code generation will lay it out, and says what has to be woven into each way so that
 * wherever ways meet, as many values are kept on all of them.
 *
 * <pre>
 * (f(a) or b) == c        way f(a) is true          way b
 * kept                    f(a), edge 0              f(a), b, edge 1      what is read only on one way is kept on it
 *                         f(a), None, edge 0        f(a), b, edge 1      the shorter ones are filled up
 * </pre>
 *
 * The edge number, on top, tells later which way was taken.
 */
final class Route {
    private final NodeTable nodes;
    private final Ways ways;
    private final Edges edges = new Edges();
    private int slots;
    /** What is known here, if control comes here from the code before and from nowhere else. */
    private @Nullable State here = State.START;
    /** The ways that lead here, if no code has come since. */
    private final List<Way> arriving = new ArrayList<>();

    Route(NodeTable nodes, Ways ways) {
        this.nodes = nodes;
        this.ways = ways;
    }

    int slots() {
        return slots;
    }

    Edges edges() {
        return edges;
    }

    // ---- values

    /** Code comes next: the ways that lead here meet. */
    void enter() {
        if (arriving.isEmpty()) {
            return;
        }
        here = arriving.size() == 1 ? arriving.get(0).state : meet(List.copyOf(arriving));
        arriving.clear();
    }

    /** What is known here, after {@link #enter}. */
    private State here() {
        if (here == null) {
            throw new IllegalStateException("no way leads to a part of an assert");
        }
        return here;
    }

    void reads(String variable) {
        here = here().reading(variable);
    }

    /** The value that an expression leaves on top is kept on the stack. */
    void keepsValue(Expr node, int source) {
        ways.at(node, Ways.Place.VALUE, Ways.WHOLE, here()).add(WovenCode::keepCopy);
        here = here().keeping(source);
    }

    /** The value that an expression leaves on top is kept in a slot. */
    void keepsValueInSlot(Expr node, int source) {
        int slot = slots++;
        ways.at(node, Ways.Place.VALUE, Ways.WHOLE, here()).add(code -> code.replaceKept(slot));
        here = here().keepingInSlot(source, slot);
    }

    /** The two operands of an expression, on top of the stack and with nothing needed below them, are both kept. */
    void keepsOperands(Expr node, int link, int leftSource, int rightSource) {
        ways.at(node, Ways.Place.OPERANDS, link, here()).add(code -> {
            code.copy(2);
            code.copy(2);
            code.keep(2);
        });
        here = here().keeping(leftSource).keeping(rightSource);
    }

    // ---- ways

    /** A condition is tested: one way leads to a junction, the other one goes on here. */
    void branch(Expr condition, int node, Junction target, boolean truth) {
        branch(condition, node, Ways.WHOLE, target, truth);
    }

    void branch(Expr condition, int node, int link, Junction target, boolean truth) {
        State state = here();
        target.ways.add(outcome(condition, node, link, truth, state));
        goOnWith(List.of(outcome(condition, node, link, !truth, state)));
    }

    /** As {@link #branch}; the value that is tested is kept on the way that goes on here. */
    void branchKeeping(Expr condition, int node, Junction target, boolean truth, int source) {
        State state = here();
        target.ways.add(outcome(condition, node, Ways.WHOLE, truth, state));
        ways.keepTested(condition, !truth);
        goOnWith(List.of(outcome(condition, node, Ways.WHOLE, !truth, state.keeping(source))));
    }

    private Way outcome(Expr condition, int node, int link, boolean truth, State state) {
        return ways.at(condition, Ways.of(truth), link, state.knowing(new State.Fact(node, link, truth)));
    }

    /** The way from here, by a place of an expression, leads to a junction. */
    void leave(Expr node, Ways.Place place, int link, Junction target) {
        target.ways.add(ways.at(node, place, link, here()));
        goOnWith(List.of());
    }

    /** All ways from here lead to a junction. */
    void leave(Junction target) {
        target.ways.addAll(arriving);
        goOnWith(List.of());
    }

    /** What led to a junction, and what comes here, goes on here. */
    void arrive(Junction junction) {
        List<Way> all = new ArrayList<>(junction.ways);
        all.addAll(arriving);
        goOnWith(all);
    }

    private void goOnWith(List<Way> all) {
        here = null;
        arriving.clear();
        arriving.addAll(all);
    }

    private State meet(List<Way> meeting) {
        Set<String> common = new LinkedHashSet<>(meeting.get(0).state.variables());
        meeting.forEach(way -> common.retainAll(way.state.variables()));
        List<State> states = new ArrayList<>();
        int highest = 0;
        for (Way way : meeting) {
            State state = keepOthers(way, common);
            states.add(state);
            highest = Math.max(highest, state.stacked());
        }
        for (int i = 0; i < meeting.size(); i++) {
            int missing = highest - states.get(i).stacked();
            int edge = edges.add(states.get(i));
            meeting.get(i).add(code -> {
                for (int j = 0; j < missing; j++) {
                    code.keepConstant(ConstantValue.Singleton.NONE);
                }
                code.keepConstant(ConstantValue.Int.of(edge));
            });
        }
        return new State(highest + 1, common, List.of(), List.of(), highest);
    }

    /** Keeps the variables that were read on one way only: where the ways have met they may be unbound. */
    private State keepOthers(Way way, Set<String> common) {
        State state = way.state;
        for (String variable : way.state.variables()) {
            if (!common.contains(variable)) {
                way.add(code -> code.keepVariable(variable));
                state = state.keeping(nodes.sourceOf(variable));
            }
        }
        return state;
    }

    // ---- the ends

    /** On the ways that lead to a junction everything kept is dropped: the assert has passed. */
    void pass(Junction passed) {
        for (Way way : passed.ways) {
            if (slots == 0 && way.state.stacked() == 0) {
                continue;
            }
            way.add(code -> {
                int count = code.kept();
                code.pop(count);
                code.release(count);
            });
        }
    }

    /**
     * On the ways that lead here one tuple is made of everything kept, local variables, constants and the number of the
     * way, and kept instead: the assert has failed.
     */
    void fail() {
        for (Way way : arriving) {
            List<String> variables = List.copyOf(way.state.variables());
            List<ConstantValue> constants = List.copyOf(nodes.constants().values());
            int edge = edges.add(withOthers(way.state, variables));
            way.add(code -> {
                int count = code.kept();
                variables.forEach(code::loadVariable);
                constants.forEach(code::loadConstant);
                code.loadConstant(ConstantValue.Int.of(edge));
                code.buildTuple(count + variables.size() + constants.size() + 1);
                code.release(count);
                code.keep(1);
            });
        }
    }

    private State withOthers(State state, List<String> variables) {
        State all = state;
        for (String variable : variables) {
            all = all.keeping(nodes.sourceOf(variable));
        }
        for (Map.Entry<Integer, ConstantValue> constant : nodes.constants().entrySet()) {
            all = all.keeping(constant.getKey());
        }
        return all;
    }
}
