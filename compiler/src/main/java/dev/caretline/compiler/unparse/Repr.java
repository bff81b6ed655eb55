package dev.caretline.compiler.unparse;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.ConstantValue.Singleton;
import dev.caretline.grammar.ast.FloatRepr;
import dev.caretline.grammar.source.PythonCharacters;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.SyntaxProblem;
import java.math.BigInteger;

/** {@code repr()} of the constants that a source can hold: all but tuples and frozensets. */
public final class Repr {
    /** {@code sys.get_int_max_str_digits()} of an interpreter that was told nothing else. */
    private static final int MAX_INT_DIGITS = 4300;

    private static final int DELETE = 0x7f;

    private Repr() {}

    /** The text; surrogates are escaped in it. */
    public static String of(ConstantValue value) {
        CodePoints out = new CodePoints();
        append(value, out);
        return out.toStr().text();
    }

    static void append(ConstantValue value, CodePoints out) {
        if (value instanceof Singleton singleton) {
            out.append(
                    switch (singleton) {
                        case NONE -> "None";
                        case TRUE -> "True";
                        case FALSE -> "False";
                        case ELLIPSIS -> "Ellipsis";
                    });
        } else if (value instanceof ConstantValue.Int i) {
            out.append(ofInt(i.value()));
        } else if (value instanceof ConstantValue.Float f) {
            out.append(FloatRepr.of(f.value()));
        } else if (value instanceof ConstantValue.Complex c) {
            out.append(ofComplex(c));
        } else if (value instanceof ConstantValue.Str str) {
            appendStr(str.codePoints(), out);
        } else if (value instanceof ConstantValue.Bytes bytes) {
            appendBytes(bytes.value(), out);
        } else {
            throw new IllegalStateException("no literal has this value: " + value);
        }
    }

    private static String ofInt(BigInteger value) {
        String digits = value.toString();
        if (digits.length() - (value.signum() < 0 ? 1 : 0) > MAX_INT_DIGITS) {
            throw new PythonSyntaxException(SyntaxProblem.withoutPlace(
                    SyntaxProblem.Type.VALUE_ERROR,
                    "Exceeds the limit (" + MAX_INT_DIGITS + " digits) for integer string conversion; "
                            + "use sys.set_int_max_str_digits() to increase the limit"));
        }
        return digits;
    }

    /** Of a literal, which has no real part. */
    /** As {@code complex_repr}: without the real part where that is a positive zero. */
    static String ofComplex(ConstantValue.Complex value) {
        String imaginary = shortened(value.imaginary()) + "j";
        if (Double.doubleToRawLongBits(value.real()) == 0) {
            return imaginary;
        }
        return "(" + shortened(value.real()) + (imaginary.startsWith("-") ? "" : "+") + imaginary + ")";
    }

    private static String shortened(double value) {
        String text = FloatRepr.of(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    static void appendStr(int[] codePoints, CodePoints out) {
        char quote = quote(codePoints);
        out.append(quote);
        for (int c : codePoints) {
            if (c < ' ' || c == quote || c == '\\' || (c >= DELETE && !PythonCharacters.isPrintable(c))) {
                appendEscape(c, out);
            } else {
                out.append(c);
            }
        }
        out.append(quote);
    }

    private static void appendBytes(byte[] bytes, CodePoints out) {
        int[] values = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = bytes[i] & 0xff;
        }
        char quote = quote(values);
        out.append('b').append(quote);
        for (int c : values) {
            if (c < ' ' || c > '~' || c == quote || c == '\\') {
                appendEscape(c, out);
            } else {
                out.append(c);
            }
        }
        out.append(quote);
    }

    /** A single quote, unless only that one is in the text. */
    private static char quote(int[] text) {
        boolean single = false;
        for (int c : text) {
            if (c == '"') {
                return '\'';
            }
            single |= c == '\'';
        }
        return single ? '"' : '\'';
    }

    private static void appendEscape(int c, CodePoints out) {
        switch (c) {
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\\', '\'', '"' -> out.append('\\').append(c);
            default -> {
                if (c < 0x100) {
                    appendHex("\\x", 2, c, out);
                } else if (c < 0x10000) {
                    appendHex("\\u", 4, c, out);
                } else {
                    appendHex("\\U", 8, c, out);
                }
            }
        }
    }

    private static void appendHex(String prefix, int digits, int c, CodePoints out) {
        out.append(prefix);
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.append(Character.forDigit(c >> shift & 15, 16));
        }
    }
}
