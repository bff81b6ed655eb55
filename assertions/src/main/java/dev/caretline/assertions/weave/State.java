package dev.caretline.assertions.weave;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is known at one place of an assert's code, about the way that control has taken since the last {@link Junction}.
 *
 * @param stacked how many values are kept there, without the slots that were there from the start
 * @param variables local variables that were read on this way, and so are bound
 * @param facts the conditions that were decided since the junction
 * @param held the values that were kept since the junction
 * @param mark where the junction's mark is kept; {@link #NO_MARK} if there was no junction
 */
record State(int stacked, Set<String> variables, List<Fact> facts, List<Held> held, int mark) {
    static final int NO_MARK = -1;
    static final State START = new State(0, Set.of(), List.of(), List.of(), NO_MARK);

    /**
     * A condition that was decided.
     *
     * @param node the node of the condition
     * @param link which link of a chained comparison; -1 for a condition as a whole
     */
    record Fact(int node, int link, boolean truth) {}

    /**
     * A value that is kept.
     *
     * @param source what it is the value of
     * @param place its index above the slots, or {@link #slot} of a slot
     */
    record Held(int source, int place) {
        /** The place that stands for a slot. */
        static int slot(int slot) {
            return -1 - slot;
        }

        /** The index among all kept values. */
        int index(int slots) {
            return place < 0 ? -1 - place : slots + place;
        }
    }

    State reading(String variable) {
        if (variables.contains(variable)) {
            return this;
        }
        Set<String> more = new LinkedHashSet<>(variables);
        more.add(variable);
        return new State(stacked, more, facts, held, mark);
    }

    State knowing(Fact fact) {
        return new State(stacked, variables, and(facts, fact), held, mark);
    }

    /** Where one more value of a source is kept on the stack. */
    State keeping(int source) {
        return new State(stacked + 1, variables, facts, and(held, new Held(source, stacked)), mark);
    }

    /** Where a value of a source is kept in a slot. */
    State keepingInSlot(int source, int slot) {
        return new State(stacked, variables, facts, and(held, new Held(source, Held.slot(slot))), mark);
    }

    private static <T> List<T> and(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }
}
