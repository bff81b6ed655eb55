package dev.caretline.compiler.instrument;

import org.jspecify.annotations.Nullable;

/** Code to weave in, at a place that the code generator chooses: on the way that a condition takes. */
@FunctionalInterface
public interface Weft {
    /** Emits the code; called once. */
    void weave(WovenCode code);

    /** Emits the one and then the other; null if there is neither. */
    static @Nullable Weft both(@Nullable Weft first, @Nullable Weft second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return code -> {
            first.weave(code);
            second.weave(code);
        };
    }
}
