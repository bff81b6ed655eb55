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
 * that an inner function uses) has one slot, among the locals. Where {@linkplain InvisibleLocals invisible locals} go
 * depends on the kind of scope.
 */
public final class LocalSlots {
    private final List<String> names;
    private final ByteSequence kinds;
    /** The slots of cells and then of free variables. */
    private final int[] slots;

    private final int cellCount;
    private final int firstInvisible;

    private LocalSlots(List<String> names, ByteSequence kinds, int[] slots, int cellCount, int firstInvisible) {
        this.names = names;
        this.kinds = kinds;
        this.slots = slots;
        this.cellCount = cellCount;
        this.firstInvisible = firstInvisible;
    }

    /**
     * Gives every variable its slot.
     *
     * @param varnames local variables: parameters, then the others in order of appearance
     * @param cellvars variables that inner scopes use, sorted; a local among them is in {@code varnames} too
     * @param freevars variables of outer scopes, sorted
     */
    public static LocalSlots of(List<String> varnames, List<String> cellvars, List<String> freevars) {
        return of(varnames, cellvars, freevars, InvisibleLocals.NONE);
    }

    /** As above, with slots that woven code has to itself. */
    public static LocalSlots of(
            List<String> varnames, List<String> cellvars, List<String> freevars, InvisibleLocals invisible) {
        if (cellvars.isEmpty() && freevars.isEmpty() && invisible.isEmpty()) {
            byte[] kinds = new byte[varnames.size()];
            Arrays.fill(kinds, (byte) LocalKinds.LOCAL);
            return new LocalSlots(List.copyOf(varnames), ByteSequence.copyOf(kinds), new int[0], 0, varnames.size());
        }
        int[] slots = new int[cellvars.size() + freevars.size()];
        byte[] kinds =
                new byte[varnames.size() + slots.length + invisible.names().size()];
        List<String> names = new ArrayList<>(kinds.length);
        names.addAll(varnames);
        Arrays.fill(kinds, 0, varnames.size(), (byte) LocalKinds.LOCAL);
        int firstInvisible = invisible.areLocals() ? addInvisible(invisible, names, kinds) : 0;
        addCells(cellvars, names, kinds, slots);
        for (int i = 0; i < freevars.size(); i++) {
            slots[cellvars.size() + i] = names.size();
            kinds[names.size()] = (byte) LocalKinds.FREE;
            names.add(freevars.get(i));
        }
        if (!invisible.areLocals()) {
            firstInvisible = addInvisible(invisible, names, kinds);
        }
        ByteSequence kindsInUse = ByteSequence.copyOf(kinds, 0, names.size());
        return new LocalSlots(List.copyOf(names), kindsInUse, slots, cellvars.size(), firstInvisible);
    }

    private static int addInvisible(InvisibleLocals invisible, List<String> names, byte[] kinds) {
        int first = names.size();
        names.addAll(invisible.names());
        Arrays.fill(kinds, first, names.size(), (byte) invisible.kind());
        return first;
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

    /** Whether an operand may be that of an invisible local. */
    boolean hasInvisible() {
        return firstInvisible < names.size() && InvisibleLocals.isName(names.get(firstInvisible));
    }

    /** The slot of an invisible local. */
    int invisible(int operand) {
        return firstInvisible + InvisibleLocals.number(operand);
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
