package dev.caretline.grammar.parser;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.lexer.PythonTokens;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Makes the constants that are one token: numbers, and the keywords that are values. */
final class Literals {
    /** The longest decimal integer, in digits: {@code sys.int_info.default_max_str_digits}. */
    private static final int MAX_DECIMAL_DIGITS = 4300;

    private static final int DIGITS_OF_LONG = 18;

    private final TreeParser parser;

    Literals(TreeParser parser) {
        this.parser = parser;
    }

    /** {@code None}, {@code True}, {@code False} or {@code ...}. */
    Expr keyword(int token) {
        ConstantValue value = switch (parser.type(token)) {
            case PythonTokens.NONE -> ConstantValue.Singleton.NONE;
            case PythonTokens.TRUE -> ConstantValue.Singleton.TRUE;
            case PythonTokens.FALSE -> ConstantValue.Singleton.FALSE;
            default -> ConstantValue.Singleton.ELLIPSIS;
        };
        return new Expr.Constant(value, null, parser.range(token, token));
    }

    Expr number(int token) {
        parser.warnings.number(token);
        return new Expr.Constant(numberValue(token), null, parser.range(token, token));
    }

    private ConstantValue numberValue(int token) {
        byte[] text = parser.tokens().source().bytes();
        int start = parser.tokens().start(token);
        int end = parser.tokens().end(token);
        if (end - start <= DIGITS_OF_LONG) {
            long value = 0;
            int at = start;
            while (at < end && text[at] >= '0' && text[at] <= '9') {
                value = value * 10 + text[at++] - '0';
            }
            if (at == end) {
                return ConstantValue.Int.of(value);
            }
        }
        String digits = new String(text, start, end - start, StandardCharsets.US_ASCII).replace("_", "");
        return numberValue(digits, token);
    }

    /** The value of a number that the lexer has accepted, without its underscores: {@code parsenumber_raw}. */
    private static ConstantValue numberValue(String digits, int token) {
        int bitsPerDigit = bitsPerDigit(digits);
        if (bitsPerDigit > 0) {
            return new ConstantValue.Int(binaryValue(digits, bitsPerDigit));
        }
        int last = digits.charAt(digits.length() - 1) | 0x20;
        if (last == 'j') {
            double imaginary = Double.parseDouble(digits.substring(0, digits.length() - 1));
            return new ConstantValue.Complex(0.0, imaginary);
        }
        if (isFraction(digits)) {
            return new ConstantValue.Float(Double.parseDouble(digits));
        }
        // Only zeros may start with a zero, and then in any number.
        if (digits.charAt(0) == '0') {
            return ConstantValue.Int.of(0);
        }
        if (digits.length() > MAX_DECIMAL_DIGITS) {
            throw new ParseFailure(token);
        }
        return new ConstantValue.Int(new BigInteger(digits));
    }

    /** How many bits a digit stands for after {@code 0x}, {@code 0o} or {@code 0b}; 0 for a decimal number. */
    private static int bitsPerDigit(String digits) {
        if (digits.length() < 2 || digits.charAt(0) != '0') {
            return 0;
        }
        return switch (digits.charAt(1)) {
            case 'x', 'X' -> 4;
            case 'o', 'O' -> 3;
            case 'b', 'B' -> 1;
            default -> 0;
        };
    }

    /** In linear time, where {@code new BigInteger(digits, radix)} takes quadratic. */
    private static BigInteger binaryValue(String digits, int bitsPerDigit) {
        byte[] magnitude = new byte[(int) (((long) digits.length() * bitsPerDigit + 7) / 8)];
        long bit = 0;
        for (int i = digits.length() - 1; i >= 2; i--) {
            int value = Character.digit(digits.charAt(i), 16) << (int) (bit & 7);
            int at = magnitude.length - 1 - (int) (bit >> 3);
            magnitude[at] |= (byte) value;
            if (value > 0xff) {
                magnitude[at - 1] |= (byte) (value >> 8);
            }
            bit += bitsPerDigit;
        }
        return new BigInteger(1, magnitude);
    }

    private static boolean isFraction(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c == '.' || c == 'e' || c == 'E') {
                return true;
            }
        }
        return false;
    }
}
