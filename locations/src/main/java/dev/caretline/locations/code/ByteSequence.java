package dev.caretline.locations.code;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** An immutable sequence of bytes: bytecode or a table of a code object. Indexes are 0-based, ends exclusive. */
public final class ByteSequence {
    private static final ByteSequence EMPTY = new ByteSequence(new byte[0]);

    private final byte[] bytes;
    private int hash;

    private ByteSequence(byte[] bytes) {
        this.bytes = bytes;
    }

    public static ByteSequence empty() {
        return EMPTY;
    }

    public static ByteSequence copyOf(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new ByteSequence(bytes.clone());
    }

    /** The bytes of an array from one index to before another: what an encoder has written of its buffer. */
    public static ByteSequence copyOf(byte[] bytes, int from, int to) {
        return from == to ? EMPTY : new ByteSequence(Arrays.copyOfRange(bytes, from, to));
    }

    /** Of two hexadecimal digits per byte. */
    public static ByteSequence ofHex(String digits) {
        return copyOf(HexFormat.of().parseHex(digits));
    }

    public int length() {
        return bytes.length;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** The byte at an index, 0 to 255. */
    public int at(int index) {
        return bytes[index] & 0xff;
    }

    public byte[] toArray() {
        return bytes.clone();
    }

    /** Copies all bytes into an array, from an index of that array on. */
    public void copyInto(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, bytes.length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof ByteSequence sequence && Arrays.equals(bytes, sequence.bytes));
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = Arrays.hashCode(bytes);
        }
        return hash;
    }

    /** The bytes in hexadecimal. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
