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
    private final byte[] kinds;
    private final int[] slots;

    private LocalSlots(List<String> names, byte[] kinds, int[] slots) {
        this.names = names;
        this.kinds = kinds;
        this.slots = slots;
    }

    public static LocalSlots of(CodeUnit unit) {
        List<String> names = new ArrayList<>(unit.varnames());
        byte[] kinds =
                new byte[names.size() + unit.cellvars().size() + unit.freevars().size()];
        int[] slots = new int[unit.cellvars().size() + unit.freevars().size()];
        Arrays.fill(kinds, 0, names.size(), (byte) LocalKinds.LOCAL);
        Map<String, Integer> locals = unit.cellvars().isEmpty() ? Map.of() : indexes(names);
        int cell = 0;
        for (String name : unit.cellvars()) {
            Integer shared = locals.get(name);
            int slot = shared != null ? shared : names.size();
            if (shared == null) {
                names.add(name);
            }
            kinds[slot] |= LocalKinds.CELL;
            slots[cell++] = slot;
        }
        for (String name : unit.freevars()) {
            kinds[names.size()] = (byte) LocalKinds.FREE;
            slots[cell++] = names.size();
            names.add(name);
        }
        return new LocalSlots(names, kinds, slots);
    }

    private static Map<String, Integer> indexes(List<String> names) {
        Map<String, Integer> indexes = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            indexes.put(names.get(i), i);
        }
        return indexes;
    }

    /** The slot of a cell or free variable, by its number among cells and then free variables; both 0-based. */
    int slot(int cellOrFree) {
        return slots[cellOrFree];
    }

    /** The names of the variables, one per slot: {@code co_localsplusnames}. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** The kinds of the variables, one byte per slot: {@code co_localspluskinds}. */
    public ByteSequence kinds() {
        return ByteSequence.copyOf(kinds, 0, names.size());
    }
}
