package dev.caretline.compiler.flowgraph;

import dev.caretline.compiler.flowgraph.ConstantCache.Merged;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.locations.code.CodeConstant;
import java.util.Arrays;
import java.util.List;

/** The constants of one scope in order of first use, what becomes {@code co_consts}; equal ones share an index. */
public final class ConstantTable {
    private static final int FIRST_CAPACITY = 8;

    private final ConstantCache cache;
    private CodeConstant[] constants = new CodeConstant[FIRST_CAPACITY];
    private int size;

    /**
     * A hash table of open addressing, twice as large as {@link #constants} and a power of two: index + 1 of a constant, 0
     * for none. Its number in the cache is the key, so no constant is hashed or compared again.
     */
    private int[] indexes = new int[2 * FIRST_CAPACITY];

    private int[] numbers = new int[FIRST_CAPACITY];

    /**
     * An empty table.
     *
     * @param cache shared by all scopes of the compilation
     */
    public ConstantTable(ConstantCache cache) {
        this.cache = cache;
    }

    /** The 0-based index of a constant, which is added if no equal one is there. */
    public int index(ConstantValue value) {
        return index(cache.merge(value));
    }

    /** The 0-based index of a constant, which is added if no equal one is there. */
    public int index(CodeConstant constant) {
        return index(cache.merge(constant));
    }

    private int index(Merged merged) {
        int place = place(merged.number());
        if (indexes[place] != 0) {
            return indexes[place] - 1;
        }
        if (size == constants.length) {
            grow();
            place = place(merged.number());
        }
        constants[size] = merged.constant();
        numbers[size] = merged.number();
        indexes[place] = ++size;
        return size - 1;
    }

    /** Where a number is in {@link #indexes}, or would be. Numbers of one scope are close together, so they are not mixed. */
    private int place(int number) {
        int mask = indexes.length - 1;
        int place = number & mask;
        while (indexes[place] != 0 && numbers[indexes[place] - 1] != number) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        constants = Arrays.copyOf(constants, 2 * size);
        numbers = Arrays.copyOf(numbers, 2 * size);
        indexes = new int[4 * size];
        for (int i = 0; i < size; i++) {
            indexes[place(numbers[i])] = i + 1;
        }
    }

    CodeConstant get(int index) {
        return constants[index];
    }

    public int size() {
        return size;
    }

    /** Drops the constants from an index on. The table must not be asked for indexes after this. */
    void truncate(int newSize) {
        size = newSize;
    }

    public List<CodeConstant> toList() {
        return List.of(Arrays.copyOf(constants, size));
    }
}
