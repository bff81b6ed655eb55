package dev.caretline.grammar.lexer;

import java.util.Arrays;

/** The columns of numbers that {@link Tokens} will have, while they grow. */
final class TokenColumns {
    byte[] types;
    int[] starts;
    int[] ends;
    int[] lines;
    /** The number of a name in the {@link NameTable}; of no meaning for tokens that are neither name nor keyword. */
    int[] names;

    int size;

    /** @param textLength the number of bytes the tokens will be of, from which the first capacity is estimated */
    TokenColumns(int textLength) {
        int capacity = textLength / 7 + 16;
        types = new byte[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
        lines = new int[capacity];
        names = new int[capacity];
    }

    void add(int type, int start, int end, int line) {
        int i = size;
        if (i == types.length) {
            grow();
        }
        types[i] = (byte) type;
        starts[i] = start;
        ends[i] = end;
        lines[i] = line;
        size = i + 1;
    }

    void addName(int type, int start, int end, int line, int name) {
        add(type, start, end, line);
        names[size - 1] = name;
    }

    /** Moves all tokens by a number of bytes. */
    void shift(int bytes) {
        for (int i = 0; i < size; i++) {
            starts[i] += bytes;
            ends[i] += bytes;
        }
    }

    /** Makes all tokens of one type those of another, and the other way round. */
    void exchange(int type, int otherType) {
        for (int i = 0; i < size; i++) {
            if (types[i] == type) {
                types[i] = (byte) otherType;
            } else if (types[i] == otherType) {
                types[i] = (byte) type;
            }
        }
    }

    private void grow() {
        int capacity = (int) Math.min(types.length + (types.length >> 1) + 16L, Integer.MAX_VALUE - 8);
        types = Arrays.copyOf(types, capacity);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
        lines = Arrays.copyOf(lines, capacity);
        names = Arrays.copyOf(names, capacity);
    }
}
