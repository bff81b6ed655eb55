package dev.caretline.grammar.diagnosis.peg;

import java.util.List;

/** One way to match a rule: items, one after the other, and what to make of them. */
final class PegAlternative {
    private final List<PegItem> items;
    private final int[] slots;
    private final int variables;
    private final PegAction action;
    private final boolean secondPassOnly;

    /**
     * @param slots for each item the variable that gets its value, or -1
     * @param variables how many variables there are
     * @param secondPassOnly whether it is nothing but a rule for wrong programs
     */
    PegAlternative(List<PegItem> items, List<Integer> slots, int variables, PegAction action, boolean secondPassOnly) {
        this.items = List.copyOf(items);
        this.slots = slots.stream().mapToInt(Integer::intValue).toArray();
        this.variables = variables;
        this.action = action;
        this.secondPassOnly = secondPassOnly;
    }

    int size() {
        return slots.length;
    }

    PegItem item(int index) {
        return items.get(index);
    }

    /** The variable that gets the value of an item, or -1. */
    int slot(int index) {
        return slots[index];
    }

    int variables() {
        return variables;
    }

    PegAction action() {
        return action;
    }

    boolean secondPassOnly() {
        return secondPassOnly;
    }
}
