package dev.caretline.compiler.instrument;

import java.util.List;

/**
 * Decides what is woven into a program while its code is generated. One object serves one compilation; it is asked once
 * per code object, and the {@link Weaver} it answers with is asked per node.
 */
@FunctionalInterface
public interface Instrumentation {
    /** Weaves nothing: the code objects are CPython's own, byte for byte. */
    Instrumentation NONE = scope -> Weaver.NONE;

    /** What to weave into one code object; {@link Weaver#NONE} to leave it alone. */
    Weaver weaver(CodeScope scope);

    /**
     * Several in one: at each node the weavers are asked in the order of the list, and what they weave in runs in that
     * order. Each sees the value stack as the ones before it left it, so at a node only one of them should
     * {@linkplain WovenCode#keep keep} values. Those that are {@link #NONE} are left out.
     */
    static Instrumentation together(List<? extends Instrumentation> instrumentations) {
        List<Instrumentation> parts = instrumentations.stream()
                .filter(part -> part != NONE)
                .map(part -> (Instrumentation) part)
                .toList();
        return switch (parts.size()) {
            case 0 -> NONE;
            case 1 -> parts.get(0);
            default ->
                scope -> WeaversTogether.of(
                        parts.stream().map(part -> part.weaver(scope)).toList());
        };
    }
}
