package dev.caretline.cli.dump;

import com.google.gson.stream.JsonWriter;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.FloatRepr;
import java.io.IOException;
import java.math.BigInteger;
import java.util.HexFormat;

/**
 * Constants as tagged JSON arrays, so that no two different constants are written alike: {@code ["i","12"]},
 * {@code ["s","text"]}; {@code docs/ast-json.md} lists the tags.
 */
final class ConstantJson {
    private static final int LONG_BITS = 63;

    private final JsonWriter json;

    ConstantJson(JsonWriter json) {
        this.json = json;
    }

    void write(ConstantValue value) throws IOException {
        json.beginArray();
        if (value instanceof ConstantValue.Singleton singleton) {
            json.value(tag(singleton));
        } else if (value instanceof ConstantValue.Str str) {
            string(str);
        } else if (value instanceof ConstantValue.Bytes bytes) {
            json.value("b").value(HexFormat.of().formatHex(bytes.value()));
        } else if (value instanceof ConstantValue.Tuple tuple) {
            json.value("t").beginArray();
            for (ConstantValue element : tuple.elements()) {
                write(element);
            }
            json.endArray();
        } else {
            number(value);
        }
        json.endArray();
    }

    /** None, True or False without a tag. */
    void writeBare(ConstantValue value) throws IOException {
        if (value == ConstantValue.Singleton.NONE) {
            json.nullValue();
        } else {
            json.value(value == ConstantValue.Singleton.TRUE);
        }
    }

    private static String tag(ConstantValue.Singleton singleton) {
        return switch (singleton) {
            case NONE -> "N";
            case TRUE -> "T";
            case FALSE -> "F";
            case ELLIPSIS -> "E";
        };
    }

    private void string(ConstantValue.Str str) throws IOException {
        if (!str.hasSurrogates()) {
            json.value("s").value(str.text());
            return;
        }
        json.value("S").beginArray();
        for (int point : str.codePoints()) {
            json.value(point);
        }
        json.endArray();
    }

    private void number(ConstantValue value) throws IOException {
        if (value instanceof ConstantValue.Int integer) {
            json.value("i").value(integer(integer.value()));
        } else if (value instanceof ConstantValue.Float real) {
            json.value("f").value(FloatRepr.of(real.value())).value(bits(real.value()));
        } else if (value instanceof ConstantValue.Complex complex) {
            json.value("c").value(bits(complex.real())).value(bits(complex.imaginary()));
        } else {
            throw new IllegalStateException("a parser makes no constant like " + value);
        }
    }

    /** Decimal where a reader's 64-bit integer can hold it, hexadecimal beyond: that takes linear time at any size. */
    private static String integer(BigInteger value) {
        if (value.bitLength() <= LONG_BITS) {
            return value.toString();
        }
        return (value.signum() < 0 ? "-0x" : "0x") + value.abs().toString(16);
    }

    private static String bits(double value) {
        return HexFormat.of().toHexDigits(Double.doubleToRawLongBits(value));
    }
}
