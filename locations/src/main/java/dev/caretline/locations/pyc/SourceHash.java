package dev.caretline.locations.pyc;

import dev.caretline.locations.bytecode.BytecodeVersion;

/**
 * The hash of a source in a {@code .pyc}: SipHash-1-3 of its bytes under a key made of the magic number
 * ({@code importlib.util.source_hash}, {@code _imp.source_hash} of 3.11 to 3.14).
 */
public final class SourceHash {
    private static final int CARRIAGE_RETURN_NEWLINE = 0x0a0d;

    private long v0;
    private long v1;
    private long v2;
    private long v3;

    private SourceHash(long key) {
        v0 = key ^ 0x736f6d6570736575L;
        v1 = 0x646f72616e646f6dL;
        v2 = key ^ 0x6c7967656e657261L;
        v3 = 0x7465646279746573L;
    }

    /** The hash, whose bytes a {@code .pyc} holds from the lowest to the highest. */
    public static long of(byte[] source, BytecodeVersion version) {
        long key = (long) CARRIAGE_RETURN_NEWLINE << 16 | version.magicNumber();
        return of(source, key);
    }

    /** {@code _imp.source_hash(key, bytes)}. */
    public static long of(byte[] bytes, long key) {
        return new SourceHash(key).hash(bytes);
    }

    private long hash(byte[] bytes) {
        int wholeWords = bytes.length & ~7;
        for (int i = 0; i < wholeWords; i += 8) {
            compress(word(bytes, i, 8));
        }
        compress((long) bytes.length << 56 | word(bytes, wholeWords, bytes.length & 7));
        v2 ^= 0xff;
        round();
        round();
        round();
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private static long word(byte[] bytes, int from, int count) {
        long word = 0;
        for (int i = 0; i < count; i++) {
            word |= (bytes[from + i] & 0xffL) << (8 * i);
        }
        return word;
    }

    private void compress(long word) {
        v3 ^= word;
        round();
        v0 ^= word;
    }

    private void round() {
        v0 += v1;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v3;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v2 = Long.rotateLeft(v2, 32);
    }
}
