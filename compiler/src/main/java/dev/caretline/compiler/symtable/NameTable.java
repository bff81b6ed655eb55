package dev.caretline.compiler.symtable;

import java.util.Arrays;
import java.util.List;

/**
 * Names in order of first use, each with its 0-based index: the symbols of a block, and what becomes
 * {@code co_names} and the like. A hash table of
 * its own, because nearly every
 * instruction asks one and boxed indexes would cost more than the look-up.
 */
public final class NameTable {
    private static final int FIRST_CAPACITY = 8;
    private static final int ABSENT = -1;

    private String[] names = new String[FIRST_CAPACITY];
    private int size;
    /** Index + 1 of a name, 0 for a free slot; a power of two long, at most half full. */
    private int[] slots = new int[2 * FIRST_CAPACITY];

    public NameTable() {}

    /** A table that has names already, with their indexes in the list. */
    public NameTable(List<String> first) {
        for (int i = 0; i < first.size(); i++) {
            index(first.get(i));
        }
    }

    /** The index of a name, which is added if it is new. */
    public int index(String name) {
        int slot = slot(name);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size == names.length) {
            grow();
            slot = slot(name);
        }
        names[size] = name;
        slots[slot] = ++size;
        return size - 1;
    }

    /** The index of a name, or -1. */
    public int find(String name) {
        int position = slots[slot(name)];
        return position == 0 ? ABSENT : position - 1;
    }

    public int size() {
        return size;
    }

    /** The name of an index. */
    String name(int index) {
        return names[index];
    }

    public List<String> toList() {
        return List.of(size == names.length ? names : Arrays.copyOf(names, size));
    }

    private int slot(String name) {
        int mask = slots.length - 1;
        int hash = name.hashCode();
        int slot = (hash ^ hash >>> 15) & mask;
        while (slots[slot] != 0 && !names[slots[slot] - 1].equals(name)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        names = Arrays.copyOf(names, 2 * size);
        slots = new int[4 * size];
        for (int i = 0; i < size; i++) {
            slots[slot(names[i])] = i + 1;
        }
    }
}
