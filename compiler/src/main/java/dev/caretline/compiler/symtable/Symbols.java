package dev.caretline.compiler.symtable;

import java.util.Arrays;

/** The names of a block with their {@linkplain SymbolFlags flags}, in the order in which they came. */
final class Symbols {
    private static final int FIRST_CAPACITY = 8;

    private final NameTable names = new NameTable();
    private int[] flags = new int[FIRST_CAPACITY];

    int size() {
        return names.size();
    }

    String name(int position) {
        return names.name(position);
    }

    int flags(int position) {
        return flags[position];
    }

    /** The flags of a name, 0 if it is not there. */
    int flags(String name) {
        int position = names.find(name);
        return position < 0 ? 0 : flags[position];
    }

    boolean contains(String name) {
        return names.find(name) >= 0;
    }

    void set(int position, int newFlags) {
        flags[position] = newFlags;
    }

    void set(String name, int newFlags) {
        int position = names.index(name);
        if (position == flags.length) {
            flags = Arrays.copyOf(flags, 2 * position);
        }
        flags[position] = newFlags;
    }
}
