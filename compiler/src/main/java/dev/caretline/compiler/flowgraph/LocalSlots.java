package dev.caretline.compiler.flowgraph;

import dev.caretline.locations.code.ByteSequence;
import dev.caretline.locations.code.LocalKinds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The slots of a frame: local variables first, then cells, then free variables. A local that is also a cell (a parameter
 * that an inner function uses) has one slot, among the locals.
 */
public final class LocalSlots {
    private final List<String> names;
    private final ByteSequence kinds;
    /** The slots of cells and then of free variables. */
    private final int[] slots;

    private final int cellCount;

    private LocalSlots(List<String> names, ByteSequence kinds, int[] slots, int cellCount) {
        this.names = names;
        this.kinds = kinds;
        this.slots = slots;
        this.cellCount = cellCount;
    }

    /**
     * Gives every variable its slot.
     *
     * @param varnames local variables: parameters, then the others in order of appearance
     * @param cellvars variables that inner scopes use, sorted; a local among them is in {@code varnames} too
     * @param freevars variables of outer scopes, sorted
     */
    public static LocalSlots of(List<String> varnames, List<String> cellvars, List<String> freevars) {
        if (cellvars.isEmpty() && freevars.isEmpty()) {
            byte[] kinds = new byte[varnames.size()];
            Arrays.fill(kinds, (byte) LocalKinds.LOCAL);
            return new LocalSlots(List.copyOf(varnames), ByteSequence.copyOf(kinds), new int[0], 0);
        }
        int[] slots = new int[cellvars.size() + freevars.size()];
        byte[] kinds = new byte[varnames.size() + slots.length];
        List<String> names = new ArrayList<>(kinds.length);
        names.addAll(varnames);
        Arrays.fill(kinds, 0, varnames.size(), (byte) LocalKinds.LOCAL);
        addCells(cellvars, names, kinds, slots);
        for (int i = 0; i < freevars.size(); i++) {
            slots[cellvars.size() + i] = names.size();
            kinds[names.size()] = (byte) LocalKinds.FREE;
            names.add(freevars.get(i));
        }
        return new LocalSlots(List.copyOf(names), ByteSequence.copyOf(kinds, 0, names.size()), slots, cellvars.size());
    }

    private static void addCells(List<String> cellvars, List<String> names, byte[] kinds, int[] slots) {
        Map<String, Integer> cells = new HashMap<>();
        for (int i = 0; i < cellvars.size(); i++) {
            cells.put(cellvars.get(i), i);
        }
        Arrays.fill(slots, -1);
        for (int slot = 0; slot < names.size() && !cells.isEmpty(); slot++) {
            Integer cell = cells.remove(names.get(slot));
            if (cell != null) {
                slots[cell] = slot;
                kinds[slot] |= LocalKinds.CELL;
            }
        }
        for (int i = 0; i < cellvars.size(); i++) {
            if (slots[i] < 0) {
                slots[i] = names.size();
                kinds[names.size()] = LocalKinds.CELL;
                names.add(cellvars.get(i));
            }
        }
    }

    /** The slot of a cell or free variable, by its number among cells and then free variables; both 0-based. */
    int slot(int cellOrFree) {
        return slots[cellOrFree];
    }

    int cellCount() {
        return cellCount;
    }

    int freeCount() {
        return slots.length - cellCount;
    }

    /** The names of the variables, one per slot: {@code co_localsplusnames}. */
    public List<String> names() {
        return names;
    }

    /** The kinds of the variables, one byte per slot: {@code co_localspluskinds}. */
    public ByteSequence kinds() {
        return kinds;
    }
}
