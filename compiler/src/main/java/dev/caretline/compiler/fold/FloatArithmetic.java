package dev.caretline.compiler.fold;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Operator;
import org.jspecify.annotations.Nullable;

/** Python's {@code float}: IEEE 754, but division by zero and an overflowing power raise. */
final class FloatArithmetic {
    private FloatArithmetic() {}

    static @Nullable ConstantValue binary(Operator operator, double a, double b) {
        return switch (operator) {
            case ADD -> new ConstantValue.Float(NotANumber.of(a + b, a, b));
            case SUB -> new ConstantValue.Float(NotANumber.of(a - b, a, b));
            case MULT -> new ConstantValue.Float(NotANumber.of(a * b, a, b));
            case DIV -> b == 0 ? null : new ConstantValue.Float(NotANumber.of(a / b, a, b));
            case FLOOR_DIV -> b == 0 ? null : new ConstantValue.Float(floorDivide(a, b));
            case MOD -> b == 0 ? null : new ConstantValue.Float(modulo(a, b));
            case POW -> power(a, b);
            case L_SHIFT, R_SHIFT, BIT_AND, BIT_OR, BIT_XOR, MAT_MULT -> null;
        };
    }

    /** The remainder has the sign of the divisor, a zero one too; {@code float_rem} of CPython. */
    private static double modulo(double a, double b) {
        double mod = NotANumber.of(a % b, a, b);
        if (mod == 0) {
            return Math.copySign(0.0, b);
        }
        return b < 0 != mod < 0 ? mod + b : mod;
    }

    /** {@code _float_div_mod} of CPython: the quotient without its remainder, rounded to an integer. */
    private static double floorDivide(double a, double b) {
        double mod = NotANumber.of(a % b, a, b);
        double quotient = NotANumber.of((a - mod) / b, a, b);
        if (mod != 0 && b < 0 != mod < 0) {
            quotient -= 1;
        }
        if (quotient == 0) {
            return Math.copySign(0.0, a / b);
        }
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    /** {@code float_pow} of CPython, which settles all special cases itself. */
    static @Nullable ConstantValue power(double a, double b) {
        if (b == 0) {
            return new ConstantValue.Float(1);
        }
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return new ConstantValue.Float(Double.isNaN(a) ? a : a == 1 ? 1 : b);
        }
        boolean oddExponent = Math.abs(b) % 2 == 1;
        if (Double.isInfinite(b)) {
            double magnitude = Math.abs(a);
            return new ConstantValue.Float(magnitude == 1 ? 1 : b > 0 == magnitude > 1 ? Double.POSITIVE_INFINITY : 0);
        }
        if (Double.isInfinite(a)) {
            double magnitude = b > 0 ? Double.POSITIVE_INFINITY : 0;
            return new ConstantValue.Float(oddExponent ? Math.copySign(magnitude, a) : magnitude);
        }
        if (a == 0) {
            return b < 0 ? null : new ConstantValue.Float(oddExponent ? a : 0);
        }
        if (a < 0 && b != Math.floor(b)) {
            return ComplexArithmetic.power(new ConstantValue.Complex(a, 0), new ConstantValue.Complex(b, 0));
        }
        double magnitude = CorrectlyRounded.power(Math.abs(a), b);
        if (Double.isInfinite(magnitude)) {
            return null;
        }
        return new ConstantValue.Float(a < 0 && oddExponent ? -magnitude : magnitude);
    }
}
