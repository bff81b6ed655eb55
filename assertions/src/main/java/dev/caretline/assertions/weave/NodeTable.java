package dev.caretline.assertions.weave;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The expressions of an assert that its report knows, numbered in the order in which they start to be evaluated, and the
 * sources of their values: a value that is kept, a local variable or a constant.
 */
final class NodeTable {
    /** The parent of the outermost expression, and the source of an expression whose value is not captured. */
    static final int NONE = -1;

    /**
     * One expression.
     *
     * @param detail what its kind alone does not say: the operators of a comparison, and so on; may be empty
     */
    record Entry(Expr expression, int parent, String detail) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<Integer> sourceOfNode = new ArrayList<>();
    private final Map<String, Integer> variables = new LinkedHashMap<>();
    private final Map<Integer, ConstantValue> constants = new LinkedHashMap<>();
    private int sources;

    int add(Expr expression, int parent, String detail) {
        entries.add(new Entry(expression, parent, detail));
        sourceOfNode.add(NONE);
        return entries.size() - 1;
    }

    /** A new source for the value of a node. */
    int keptValue(int node) {
        sourceOfNode.set(node, sources);
        return sources++;
    }

    void variable(int node, String name) {
        sourceOfNode.set(node, sourceOf(name));
    }

    int sourceOf(String variable) {
        Integer known = variables.get(variable);
        if (known != null) {
            return known;
        }
        variables.put(variable, sources);
        return sources++;
    }

    void constant(int node, ConstantValue value) {
        constants.put(keptValue(node), value);
    }

    /** The constants that are operands of comparisons, by their sources. */
    Map<Integer, ConstantValue> constants() {
        return constants;
    }

    List<Entry> entries() {
        return entries;
    }

    /** Whether a node is a call of {@code all} or {@code any} with a generator expression. */
    boolean isQuantifier(int node) {
        Entry entry = entries.get(node);
        return entry.expression() instanceof Expr.Call && !entry.detail().isEmpty();
    }

    int source(int node) {
        return sourceOfNode.get(node);
    }
}
