package dev.caretline.compiler.fold;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.ConstantValue.Complex;
import dev.caretline.grammar.ast.Operator;
import org.jspecify.annotations.Nullable;

/** Python's {@code complex}, by the formulas of CPython's {@code complexobject.c}, which decide the last bits. */
final class ComplexArithmetic {
    private static final Complex ONE = new Complex(1, 0);

    /** Up to this magnitude an integer exponent is done by multiplication. */
    private static final double MAX_SMALL_EXPONENT = 100;

    private ComplexArithmetic() {}

    static @Nullable ConstantValue binary(Operator operator, Complex a, Complex b) {
        return switch (operator) {
            case ADD -> new Complex(sum(a.real(), b.real()), sum(a.imaginary(), b.imaginary()));
            case SUB -> new Complex(difference(a.real(), b.real()), difference(a.imaginary(), b.imaginary()));
            case MULT -> product(a, b);
            case DIV -> quotient(a, b);
            case POW -> power(a, b);
            case FLOOR_DIV, MOD, L_SHIFT, R_SHIFT, BIT_AND, BIT_OR, BIT_XOR, MAT_MULT -> null;
        };
    }

    private static double sum(double a, double b) {
        return NotANumber.of(a + b, a, b);
    }

    private static double difference(double a, double b) {
        return NotANumber.of(a - b, a, b);
    }

    private static double product(double a, double b) {
        return NotANumber.of(a * b, a, b);
    }

    private static double ratio(double a, double b) {
        return NotANumber.of(a / b, a, b);
    }

    private static Complex product(Complex a, Complex b) {
        return new Complex(
                difference(product(a.real(), b.real()), product(a.imaginary(), b.imaginary())),
                sum(product(a.real(), b.imaginary()), product(a.imaginary(), b.real())));
    }

    /** Smith's algorithm: divides by the larger part of the divisor first. */
    private static @Nullable Complex quotient(Complex a, Complex b) {
        double absReal = b.real() < 0 ? -b.real() : b.real();
        double absImaginary = b.imaginary() < 0 ? -b.imaginary() : b.imaginary();
        if (absReal >= absImaginary) {
            if (absReal == 0) {
                return null;
            }
            double ratio = ratio(b.imaginary(), b.real());
            double denominator = sum(b.real(), product(b.imaginary(), ratio));
            return new Complex(
                    ratio(sum(a.real(), product(a.imaginary(), ratio)), denominator),
                    ratio(difference(a.imaginary(), product(a.real(), ratio)), denominator));
        }
        if (absImaginary >= absReal) {
            double ratio = ratio(b.real(), b.imaginary());
            double denominator = sum(product(b.real(), ratio), b.imaginary());
            return new Complex(
                    ratio(sum(product(a.real(), ratio), a.imaginary()), denominator),
                    ratio(difference(product(a.imaginary(), ratio), a.real()), denominator));
        }
        return new Complex(Double.NaN, Double.NaN);
    }

    /** Null on an overflow, and for zero to a negative or complex power. */
    static @Nullable ConstantValue power(Complex a, Complex b) {
        boolean small =
                b.imaginary() == 0 && b.real() == Math.floor(b.real()) && Math.abs(b.real()) <= MAX_SMALL_EXPONENT;
        Complex result = small ? integerPower(a, (int) b.real()) : generalPower(a, b);
        return result == null || Double.isInfinite(result.real()) || Double.isInfinite(result.imaginary())
                ? null
                : result;
    }

    private static @Nullable Complex integerPower(Complex a, int exponent) {
        return exponent > 0 ? positivePower(a, exponent) : quotient(ONE, positivePower(a, -exponent));
    }

    private static Complex positivePower(Complex a, int exponent) {
        Complex result = ONE;
        Complex square = a;
        for (int mask = 1; mask <= exponent; mask <<= 1) {
            if ((exponent & mask) != 0) {
                result = product(result, square);
            }
            square = product(square, square);
        }
        return result;
    }

    private static @Nullable Complex generalPower(Complex a, Complex b) {
        if (b.real() == 0 && b.imaginary() == 0) {
            return ONE;
        }
        if (a.real() == 0 && a.imaginary() == 0) {
            return b.imaginary() != 0 || b.real() < 0 ? null : new Complex(0, 0);
        }
        double magnitude = CorrectlyRounded.hypotenuse(a.real(), a.imaginary());
        double length = CorrectlyRounded.power(magnitude, b.real());
        double angle = CorrectlyRounded.arcTangent(a.imaginary(), a.real());
        double phase = product(angle, b.real());
        if (b.imaginary() != 0) {
            length = ratio(length, CorrectlyRounded.exponential(product(angle, b.imaginary())));
            phase = sum(phase, product(b.imaginary(), CorrectlyRounded.logarithm(magnitude)));
        }
        if (Double.isInfinite(phase)) {
            return null;
        }
        return new Complex(
                product(length, CorrectlyRounded.cosine(phase)), product(length, CorrectlyRounded.sine(phase)));
    }
}
