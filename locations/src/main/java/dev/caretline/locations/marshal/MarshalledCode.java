package dev.caretline.locations.marshal;

import dev.caretline.locations.code.CodeObject;

/**
 * A code object with the sharing of its parts that marshal shows: which of them are one object in memory, and which
 * strings are interned.
 */
public final class MarshalledCode {
    private final CodeObject code;
    private final MarshalObject graph;

    MarshalledCode(CodeObject code, MarshalObject graph) {
        this.code = code;
        this.graph = graph;
    }

    /**
     * Reads what {@code marshal.dumps} of CPython 3.11 to 3.14 made of a code object, under the default limits.
     *
     * @throws dev.caretline.locations.code.MalformedCodeException whatever else the bytes are
     */
    public static MarshalledCode read(byte[] bytes) {
        return read(bytes, MarshalLimits.DEFAULT);
    }

    /** As {@link #read(byte[])}, under limits of one's own. */
    public static MarshalledCode read(byte[] bytes, MarshalLimits limits) {
        return MarshalReader.read(bytes, limits);
    }

    /**
     * Of a code object that a compiler made, with its parts shared as CPython 3.11 shares them after compiling the same
     * source.
     */
    public static MarshalledCode ofCompiled(CodeObject code) {
        return new MarshalledCode(code, CompiledGraph.of(code));
    }

    public CodeObject code() {
        return code;
    }

    /** The bytes; for code that was read, and that CPython wrote, the very same ones. */
    public byte[] toBytes() {
        synchronized (graph) {
            return MarshalWriter.write(graph);
        }
    }
}
