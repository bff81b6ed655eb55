package dev.caretline.compiler.future;

/**
 * The future features that hold for a source, and up to where it may import more of them.
 *
 * @param flags the {@linkplain FutureFeature#compilerFlag bits} of the features: those the source imports and those it
 *     inherits; they go into the {@code co_flags} of every code object, and on to the next input of a REPL
 * @param lastLine the line of the last future statement, 1-based; 0 if there is none
 */
public record FutureFeatures(int flags, int lastLine) {
    /** All bits that {@code compile()} takes over from the code that calls it: {@code PyCF_MASK}. */
    public static final int MASK = 0x1fe0000;

    /** No features. */
    public static final FutureFeatures NONE = new FutureFeatures(0, 0);

    public FutureFeatures {
        if ((flags & ~MASK) != 0) {
            throw new IllegalArgumentException("not flags of future features: " + Integer.toHexString(flags));
        }
    }

    public boolean has(FutureFeature feature) {
        return (flags & feature.compilerFlag()) != 0;
    }

    /**
     * Whether a {@code from __future__ import} may stand on a line. CPython's code generator asks by line only, and so
     * lets one pass that follows another statement on the line of the last future statement.
     */
    public boolean allowsImportOn(int line) {
        return line <= lastLine;
    }
}
