package dev.caretline.compiler.instrument;

/** Code to weave in, at a place that the code generator chooses: on the way that a condition takes. */
@FunctionalInterface
public interface Weft {
    /** Emits the code; called once. */
    void weave(WovenCode code);
}
