package dev.caretline.compiler.instrument;

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
}
