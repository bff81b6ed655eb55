package dev.caretline.compiler.limits;

/**
 * What bounds the depth of a syntax tree that CPython 3.11 compiles: the interpreter's recursion limit and what of it is
 * used up when {@code compile()} is called.
 *
 * @param interpreterLimit {@code sys.getrecursionlimit()}
 * @param usedDepth the calls that were active already: 1 for a {@code compile()} at the top of a script
 */
public record RecursionLimit(int interpreterLimit, int usedDepth) {
    /** The limit of a fresh interpreter, for a source that a script compiles at its top level. */
    public static final RecursionLimit DEFAULT = new RecursionLimit(1000, 1);

    // COMPILER_STACK_FRAME_SCALE of CPython: a step of the compiler needs less stack than a call of Python code.
    private static final int STEPS_PER_CALL = 3;

    public RecursionLimit {
        if (interpreterLimit <= 0 || usedDepth < 0) {
            throw new IllegalArgumentException("recursion limit " + interpreterLimit + ", used " + usedDepth);
        }
    }

    /** A counter for one stage; each stage of a compile starts with a new one. */
    public RecursionDepth newDepth() {
        return new RecursionDepth(scaled(interpreterLimit), scaled(usedDepth));
    }

    /** How many steps a stage can descend. */
    public int steps() {
        return Math.max(0, scaled(interpreterLimit) - scaled(usedDepth));
    }

    private static int scaled(int calls) {
        return calls < Integer.MAX_VALUE / STEPS_PER_CALL ? calls * STEPS_PER_CALL : calls;
    }
}
