package dev.caretline.compiler.symtable;

import java.util.Arrays;

/**
 * The names of a block with their {@linkplain SymbolFlags flags}, in the order in which they came. A hash table of its
 * own, because every name in a program is looked up in it and a boxed number per name would cost more than the look-up.
 */
final class Symbols {
    private static final int FIRST_CAPACITY = 8;

    private String[] names = new String[FIRST_CAPACITY];
    private int[] flags = new int[FIRST_CAPACITY];
    private int size;
    /** Position + 1 of a name, 0 for a free slot; a power of two long, at most half full. */
    private int[] slots = new int[2 * FIRST_CAPACITY];

    int size() {
        return size;
    }

    String name(int position) {
        return names[position];
    }

    int flags(int position) {
        return flags[position];
    }

    /** The flags of a name, 0 if it is not there. */
    int flags(String name) {
        int position = slots[slot(name)] - 1;
        return position < 0 ? 0 : flags[position];
    }

    boolean contains(String name) {
        return slots[slot(name)] != 0;
    }

    void set(int position, int newFlags) {
        flags[position] = newFlags;
    }

    void set(String name, int newFlags) {
        int slot = slot(name);
        if (slots[slot] != 0) {
            flags[slots[slot] - 1] = newFlags;
            return;
        }
        if (size == names.length) {
            grow();
            slot = slot(name);
        }
        names[size] = name;
        flags[size] = newFlags;
        slots[slot] = ++size;
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
        flags = Arrays.copyOf(flags, 2 * size);
        slots = new int[4 * size];
        for (int i = 0; i < size; i++) {
            slots[slot(names[i])] = i + 1;
        }
    }
}
