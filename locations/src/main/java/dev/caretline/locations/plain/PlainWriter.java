package dev.caretline.locations.plain;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Map;

/** Writes what {@code marshal.loads} reads: the inverse of {@link PlainReader}. */
public final class PlainWriter {
    private static final int BITS_PER_DIGIT = 15;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private PlainWriter() {}

    public static byte[] write(PlainValue value) {
        PlainWriter writer = new PlainWriter();
        writer.put(value);
        return writer.out.toByteArray();
    }

    private void put(PlainValue value) {
        if (value instanceof PlainValue.None) {
            out.write('N');
        } else if (value instanceof PlainValue.Bool bool) {
            out.write(bool.value() ? 'T' : 'F');
        } else if (value instanceof PlainValue.Int integer) {
            putInt(integer.value());
        } else if (value instanceof PlainValue.Float number) {
            out.write('g');
            long bits = Double.doubleToRawLongBits(number.value());
            putFour((int) bits);
            putFour((int) (bits >> 32));
        } else if (value instanceof PlainValue.Str str) {
            putBytes('u', SurrogateText.encode(str.value()));
        } else if (value instanceof PlainValue.Bytes bytes) {
            putBytes('s', bytes.value().toArray());
        } else if (value instanceof PlainValue.Items items) {
            putItems(items);
        } else if (value instanceof PlainValue.Dict dict) {
            putDict(dict.entries());
        }
    }

    private void putItems(PlainValue.Items items) {
        out.write(items.isList() ? '[' : '(');
        putFour(items.values().size());
        items.values().forEach(this::put);
    }

    private void putDict(Map<PlainValue, PlainValue> entries) {
        out.write('{');
        entries.forEach((key, value) -> {
            put(key);
            put(value);
        });
        out.write('0');
    }

    private void putInt(BigInteger value) {
        if (value.bitLength() < Integer.SIZE) {
            out.write('i');
            putFour(value.intValue());
            return;
        }
        BigInteger rest = value.abs();
        int digits = (rest.bitLength() + BITS_PER_DIGIT - 1) / BITS_PER_DIGIT;
        out.write('l');
        putFour(value.signum() * digits);
        for (int i = 0; i < digits; i++) {
            int digit = rest.shiftRight(i * BITS_PER_DIGIT).intValue() & 0x7fff;
            out.write(digit);
            out.write(digit >> 8);
        }
    }

    private void putBytes(char type, byte[] bytes) {
        out.write(type);
        putFour(bytes.length);
        out.writeBytes(bytes);
    }

    private void putFour(int value) {
        out.write(value);
        out.write(value >> 8);
        out.write(value >> 16);
        out.write(value >> 24);
    }
}
