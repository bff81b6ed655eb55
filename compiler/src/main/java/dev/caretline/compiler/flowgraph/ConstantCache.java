package dev.caretline.compiler.flowgraph;

import dev.caretline.locations.code.CodeConstant;
import java.util.HashMap;
import java.util.Map;

/**
 * The constants of one compilation, equal ones merged: CPython's {@code c_const_cache} (3.11). Equal constants of any two
 * scopes are one object after this; so are equal code objects, of which the first one's qualified name remains.
 */
public final class ConstantCache {
    private final Map<Object, CodeConstant> constants = new HashMap<>();

    /** The constant that stands for all that equal this one. */
    CodeConstant merge(Object key, CodeConstant constant) {
        CodeConstant first = constants.putIfAbsent(key, constant);
        return first == null ? constant : first;
    }
}
