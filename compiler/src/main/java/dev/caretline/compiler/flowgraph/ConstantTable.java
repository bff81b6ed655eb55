package dev.caretline.compiler.flowgraph;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.locations.code.CodeConstant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The constants of one scope in order of first use, what becomes {@code co_consts}; equal ones share an index. */
public final class ConstantTable {
    private final ConstantCache cache;
    private final Map<Object, Integer> indexes = new HashMap<>();
    private final List<CodeConstant> constants = new ArrayList<>();

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
        Object key = ConstantKey.of(value);
        Integer found = indexes.get(key);
        return found != null ? found : add(key, CodeConstant.of(value));
    }

    /** The 0-based index of a constant, which is added if no equal one is there. */
    public int index(CodeConstant constant) {
        Object key = ConstantKey.of(constant);
        Integer found = indexes.get(key);
        return found != null ? found : add(key, constant);
    }

    private int add(Object key, CodeConstant constant) {
        int index = constants.size();
        indexes.put(key, index);
        constants.add(cache.merge(key, constant));
        return index;
    }

    CodeConstant get(int index) {
        return constants.get(index);
    }

    public int size() {
        return constants.size();
    }

    /** Drops the constants from an index on. The table must not be asked for indexes after this. */
    void truncate(int size) {
        constants.subList(size, constants.size()).clear();
        indexes.clear();
    }

    public List<CodeConstant> toList() {
        return List.copyOf(constants);
    }
}
