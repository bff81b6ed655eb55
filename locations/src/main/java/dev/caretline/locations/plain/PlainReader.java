package dev.caretline.locations.plain;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code marshal.dumps(value, 2)}: no code objects, no references, nothing that can be large without being long. */
public final class PlainReader {
    /** How deeply containers may nest. */
    public static final int MAX_DEPTH = 200;

    private static final int BITS_PER_DIGIT = 15;

    private final ByteBuffer buffer;

    private PlainReader(byte[] bytes) {
        buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @throws MalformedPlainException if the bytes are not exactly one plain value */
    public static PlainValue read(byte[] bytes) {
        PlainReader reader = new PlainReader(bytes);
        try {
            PlainValue value = reader.value(0);
            if (reader.buffer.hasRemaining()) {
                throw new MalformedPlainException("bytes after the value");
            }
            return value;
        } catch (BufferUnderflowException e) {
            throw new MalformedPlainException("data too short");
        }
    }

    private PlainValue value(int depth) {
        return value(buffer.get(), depth);
    }

    private PlainValue value(byte type, int depth) {
        if (depth > MAX_DEPTH) {
            throw new MalformedPlainException("nested too deeply");
        }
        return switch (type) {
            case 'N' -> PlainValue.none();
            case 'T' -> PlainValue.of(true);
            case 'F' -> PlainValue.of(false);
            case 'i' -> PlainValue.of(buffer.getInt());
            case 'l' -> new PlainValue.Int(digits());
            case 'g' -> new PlainValue.Float(buffer.getDouble());
            case 'u', 't' -> PlainValue.of(SurrogateText.decode(take(size(1))));
            case 's' -> PlainValue.of(take(size(1)));
            case '(' -> PlainValue.of(items(depth));
            case '[' -> PlainValue.listOf(items(depth));
            case '{' -> dict(depth);
            default -> throw new MalformedPlainException("type " + (type & 0xff) + " is not plain");
        };
    }

    private List<PlainValue> items(int depth) {
        int size = size(1);
        List<PlainValue> values = new ArrayList<>(Math.min(size, 1 << 10));
        for (int i = 0; i < size; i++) {
            values.add(value(depth + 1));
        }
        return values;
    }

    /** Keys and values in turn, up to a null (type {@code 0}) where a key would stand. */
    private PlainValue dict(int depth) {
        Map<PlainValue, PlainValue> entries = new LinkedHashMap<>();
        for (byte type = buffer.get(); type != '0'; type = buffer.get()) {
            PlainValue key = value(type, depth + 1);
            entries.put(key, value(depth + 1));
        }
        return new PlainValue.Dict(entries);
    }

    /** Digits of 15 bits, low ones first; the sign of their number is that of the result. */
    private BigInteger digits() {
        int signedCount = buffer.getInt();
        long count = Math.abs((long) signedCount);
        if (count > buffer.remaining() / 2) {
            throw new MalformedPlainException("size beyond the end");
        }
        byte[] magnitude = new byte[(int) ((count * BITS_PER_DIGIT + 7) / 8) + 2];
        for (int i = 0; i < count; i++) {
            long bit = (long) i * BITS_PER_DIGIT;
            int shifted = (buffer.getShort() & 0x7fff) << (bit & 7);
            for (int at = magnitude.length - 1 - (int) (bit >> 3); shifted != 0; at--, shifted >>>= 8) {
                magnitude[at] |= (byte) shifted;
            }
        }
        BigInteger absolute = new BigInteger(1, magnitude);
        return signedCount < 0 ? absolute.negate() : absolute;
    }

    private int size(int bytesEach) {
        int size = buffer.getInt();
        if (size < 0 || size > buffer.remaining() / bytesEach) {
            throw new MalformedPlainException("size beyond the end");
        }
        return size;
    }

    private byte[] take(int count) {
        byte[] bytes = new byte[count];
        buffer.get(bytes);
        return bytes;
    }
}
