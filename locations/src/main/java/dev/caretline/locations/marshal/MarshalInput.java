package dev.caretline.locations.marshal;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.locations.code.ByteSequence;
import dev.caretline.locations.code.MalformedCodeException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** The bytes of a marshal stream with a position in them: numbers, strings and lengths, little-endian. */
final class MarshalInput {
    private static final int BITS_PER_DIGIT = 15;

    private final byte[] bytes;
    private int at;

    MarshalInput(byte[] bytes) {
        this.bytes = bytes;
    }

    int position() {
        return at;
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }

    MalformedCodeException malformed(String what, int position) {
        return new MalformedCodeException("marshal: " + what + " at byte " + position);
    }

    private int take(int count) {
        if (count > bytes.length - at) {
            throw new MalformedCodeException("marshal: data too short, " + bytes.length + " bytes");
        }
        int start = at;
        at += count;
        return start;
    }

    int readByte() {
        return bytes[take(1)] & 0xff;
    }

    private int readShort() {
        int start = take(2);
        return (bytes[start] & 0xff) | (bytes[start + 1] & 0xff) << 8;
    }

    int readInt() {
        int start = take(4);
        return (bytes[start] & 0xff)
                | (bytes[start + 1] & 0xff) << 8
                | (bytes[start + 2] & 0xff) << 16
                | bytes[start + 3] << 24;
    }

    double readDouble() {
        long low = readInt() & 0xffff_ffffL;
        return Double.longBitsToDouble((long) readInt() << 32 | low);
    }

    /** A number of things of which each takes at least some bytes, so that no memory is asked for that data cannot fill. */
    int readSize(int bytesEach) {
        int position = at;
        int size = readInt();
        if (size < 0) {
            throw malformed("negative size", position);
        }
        if (size > (bytes.length - at) / bytesEach) {
            throw malformed("size beyond the end", position);
        }
        return size;
    }

    ByteSequence readBytes() {
        int size = readSize(1);
        int start = take(size);
        return ByteSequence.copyOf(bytes, start, start + size);
    }

    /** CPython reads what claims to be ASCII as Latin-1. */
    String readAscii(int size) {
        return new String(bytes, take(size), size, StandardCharsets.ISO_8859_1);
    }

    /** UTF-8 in which surrogates may stand: a string if there are none, else a {@code ConstantValue.Str}. */
    Object readUtf8() {
        int size = readSize(1);
        int start = take(size);
        int[] codePoints = new int[size];
        int count = SurrogatePassUtf8.decode(bytes, start, start + size, codePoints);
        if (count < 0) {
            throw malformed("invalid UTF-8", start);
        }
        ConstantValue.Str str = ConstantValue.Str.ofCodePoints(java.util.Arrays.copyOf(codePoints, count));
        return str.hasSurrogates() ? str : str.text();
    }

    /** Digits of 15 bits, low ones first; the sign of their number is that of the result. */
    BigInteger readLong() {
        int position = at;
        int signedSize = readInt();
        int size = Math.abs(signedSize);
        if (size < 0 || size > (bytes.length - at) / 2) {
            throw malformed("size beyond the end", position);
        }
        byte[] magnitude = new byte[(int) (((long) size * BITS_PER_DIGIT + 7) / 8)];
        int last = 0;
        for (int i = 0; i < size; i++) {
            last = readShort();
            if (last >> BITS_PER_DIGIT != 0) {
                throw malformed("digit out of range in a number", at - 2);
            }
            addDigit(magnitude, last, i);
        }
        if (size > 0 && last == 0) {
            throw malformed("unnormalized number", position);
        }
        return new BigInteger(Integer.signum(signedSize), magnitude);
    }

    /** Into a big-endian magnitude: a digit touches three bytes at most. */
    private static void addDigit(byte[] magnitude, int digit, int index) {
        long bit = (long) index * BITS_PER_DIGIT;
        int shifted = digit << (bit & 7);
        for (int i = magnitude.length - 1 - (int) (bit >> 3); shifted != 0; i--, shifted >>>= 8) {
            magnitude[i] |= (byte) shifted;
        }
    }
}
