package dev.caretline.compiler.flowgraph;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.locations.code.CodeConstant;
import java.util.HashMap;
import java.util.Map;

/**
 * The constants of one compilation, equal ones merged: CPython's {@code c_const_cache} (3.11). Equal constants of any two
 * scopes are one object after this; so are equal code objects, of which the first one's qualified name remains.
 */
public final class ConstantCache {
    /** The constant that stands for all that equal it, and its 0-based place in the order in which they came. */
    record Merged(CodeConstant constant, int number) {}

    private final Map<Object, Merged> constants = new HashMap<>();

    Merged merge(ConstantValue value) {
        Object key = ConstantKey.of(value);
        Merged found = constants.get(key);
        return found != null ? found : add(key, CodeConstant.of(value));
    }

    Merged merge(CodeConstant constant) {
        Object key = ConstantKey.of(constant);
        Merged found = constants.get(key);
        return found != null ? found : add(key, constant);
    }

    private Merged add(Object key, CodeConstant constant) {
        Merged merged = new Merged(constant, constants.size());
        constants.put(key, merged);
        return merged;
    }
}
