package dev.caretline.locations.marshal;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.locations.code.ByteSequence;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes a graph of objects as CPython's {@code marshal.dumps} does, in version 4, or 5 if it has slices. */
final class MarshalWriter {
    private static final int INT_BITS = 31;
    private static final int BITS_PER_DIGIT = 15;
    private static final int SHORT = 256;

    private byte[] buffer = new byte[1 << 13];
    private int size;
    private final List<MarshalObject> numbered = new ArrayList<>();

    /** The objects whose parts are being written, outermost first, and which part comes next in each. */
    private MarshalObject[] containers = new MarshalObject[16];

    private int[] nextItems = new int[16];
    private int depth;

    private MarshalWriter() {}

    static byte[] write(MarshalObject root) {
        MarshalWriter writer = new MarshalWriter();
        writer.writeAll(root);
        writer.numbered.forEach(MarshalObject::setNotWritten);
        return Arrays.copyOf(writer.buffer, writer.size);
    }

    /** Writes an object and all in it: on a stack of its own, as objects may nest deeper than the stack of a thread. */
    private void writeAll(MarshalObject root) {
        writeStart(root);
        while (depth > 0) {
            MarshalObject container = containers[depth - 1];
            int next = nextItems[depth - 1]++;
            if (container.type == MarshalType.CODE && next == CodeLayout.QUALNAME + 1) {
                writeInt(((int[]) container.value())[CodeLayout.FIRSTLINENO]);
            }
            if (next < container.items.length) {
                writeStart(container.items[next]);
            } else {
                depth--;
            }
        }
    }

    /** Writes all of an object without parts, or what comes before the first part. */
    private void writeStart(MarshalObject object) {
        int flag = 0;
        if (object.flagged) {
            if (object.isWritten()) {
                writeByte(MarshalType.REF);
                writeInt(object.number());
                return;
            }
            object.setWritten(numbered.size());
            numbered.add(object);
            flag = MarshalType.FLAG_REF;
        }
        switch (object.type) {
            case MarshalType.CODE -> {
                writeByte(MarshalType.CODE | flag);
                int[] numbers = (int[]) object.value();
                for (int i = 0; i < CodeLayout.HEADER_NUMBERS; i++) {
                    writeInt(numbers[i]);
                }
            }
            case MarshalType.TUPLE -> {
                boolean small = object.items.length < SHORT;
                writeByte((small ? MarshalType.SMALL_TUPLE : MarshalType.TUPLE) | flag);
                writeLength(object.items.length, small);
            }
            case MarshalType.FROZENSET -> {
                writeByte(MarshalType.FROZENSET | flag);
                writeInt(object.items.length);
            }
            default -> writeLeaf(object, flag);
        }
        if (object.items.length > 0) {
            push(object);
        }
    }

    private void push(MarshalObject container) {
        if (depth == containers.length) {
            containers = Arrays.copyOf(containers, depth * 2);
            nextItems = Arrays.copyOf(nextItems, depth * 2);
        }
        containers[depth] = container;
        nextItems[depth++] = 0;
    }

    private void writeLength(int length, boolean inOneByte) {
        if (inOneByte) {
            writeByte(length);
        } else {
            writeInt(length);
        }
    }

    private void writeLeaf(MarshalObject object, int flag) {
        switch (object.type) {
            case MarshalType.UNICODE -> writeString(object.value(), false, flag);
            case MarshalType.INTERNED -> writeString(object.value(), true, flag);
            case MarshalType.STRING -> {
                writeByte(MarshalType.STRING | flag);
                ByteSequence bytes = (ByteSequence) object.value();
                writeInt(bytes.length());
                int at = reserve(bytes.length());
                bytes.copyInto(buffer, at);
            }
            case MarshalType.INT -> writeInteger(((ConstantValue.Int) object.value()).value(), flag);
            case MarshalType.BINARY_FLOAT -> {
                writeByte(MarshalType.BINARY_FLOAT | flag);
                writeDouble(((ConstantValue.Float) object.value()).value());
            }
            case MarshalType.BINARY_COMPLEX -> {
                writeByte(MarshalType.BINARY_COMPLEX | flag);
                ConstantValue.Complex complex = (ConstantValue.Complex) object.value();
                writeDouble(complex.real());
                writeDouble(complex.imaginary());
            }
            default -> writeByte(object.type | flag);
        }
    }

    private void writeString(Object value, boolean interned, int flag) {
        if (value instanceof String text) {
            if (isAscii(text)) {
                writeAscii(text, interned, flag);
            } else {
                writeUtf8(text.codePoints().toArray(), interned, flag);
            }
        } else {
            writeUtf8(((ConstantValue.Str) value).codePoints(), interned, flag);
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private void writeAscii(String text, boolean interned, int flag) {
        int length = text.length();
        boolean isShort = length < SHORT;
        if (isShort) {
            writeByte((interned ? MarshalType.SHORT_ASCII_INTERNED : MarshalType.SHORT_ASCII) | flag);
        } else {
            writeByte((interned ? MarshalType.ASCII_INTERNED : MarshalType.ASCII) | flag);
        }
        writeLength(length, isShort);
        int at = reserve(length);
        for (int i = 0; i < length; i++) {
            buffer[at + i] = (byte) text.charAt(i);
        }
    }

    private void writeUtf8(int[] codePoints, boolean interned, int flag) {
        writeByte((interned ? MarshalType.INTERNED : MarshalType.UNICODE) | flag);
        int length = 0;
        for (int codePoint : codePoints) {
            length += SurrogatePassUtf8.length(codePoint);
        }
        writeInt(length);
        int at = reserve(length);
        for (int codePoint : codePoints) {
            at = SurrogatePassUtf8.encode(codePoint, buffer, at);
        }
    }

    private void writeInteger(BigInteger value, int flag) {
        if (value.bitLength() <= INT_BITS) {
            writeByte(MarshalType.INT | flag);
            writeInt(value.intValue());
            return;
        }
        writeByte(MarshalType.LONG | flag);
        byte[] magnitude = value.abs().toByteArray();
        int digits = (value.abs().bitLength() + BITS_PER_DIGIT - 1) / BITS_PER_DIGIT;
        writeInt(value.signum() < 0 ? -digits : digits);
        int at = reserve(digits * 2);
        int pending = 0;
        int pendingBits = 0;
        int next = magnitude.length - 1;
        for (int i = 0; i < digits; i++) {
            while (pendingBits < BITS_PER_DIGIT && next >= 0) {
                pending |= (magnitude[next--] & 0xff) << pendingBits;
                pendingBits += 8;
            }
            buffer[at++] = (byte) pending;
            buffer[at++] = (byte) (pending >> 8 & 0x7f);
            pending >>>= BITS_PER_DIGIT;
            pendingBits -= BITS_PER_DIGIT;
        }
    }

    private void writeDouble(double value) {
        long bits = Double.doubleToRawLongBits(value);
        writeInt((int) bits);
        writeInt((int) (bits >>> 32));
    }

    private void writeInt(int value) {
        int at = reserve(4);
        buffer[at] = (byte) value;
        buffer[at + 1] = (byte) (value >> 8);
        buffer[at + 2] = (byte) (value >> 16);
        buffer[at + 3] = (byte) (value >> 24);
    }

    private void writeByte(int value) {
        int at = reserve(1);
        buffer[at] = (byte) value;
    }

    /** Makes room, in a new buffer if need be, and returns the index where it starts. */
    private int reserve(int count) {
        int start = size;
        if (count > buffer.length - start) {
            buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(start, count), Math.multiplyExact(start, 2)));
        }
        size = start + count;
        return start;
    }
}
