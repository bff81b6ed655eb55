package dev.caretline.compiler.fold;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Operator;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Python's {@code int}: division rounds down, the remainder has the sign of the divisor. */
final class IntArithmetic {
    /** No product, power or left shift is folded that may need more bits: {@code MAX_INT_SIZE} of CPython. */
    private static final int MAX_BITS = 128;

    private static final BigInteger MAX_BITS_AS_INT = BigInteger.valueOf(MAX_BITS);

    private IntArithmetic() {}

    /** Of two bools, whose bitwise combinations are bools. */
    static @Nullable ConstantValue ofBools(Operator operator, BigInteger a, BigInteger b) {
        return switch (operator) {
            case BIT_AND -> ConstantOperations.bool(a.and(b).signum() != 0);
            case BIT_OR -> ConstantOperations.bool(a.or(b).signum() != 0);
            case BIT_XOR -> ConstantOperations.bool(a.xor(b).signum() != 0);
            default -> binary(operator, a, b);
        };
    }

    static @Nullable ConstantValue binary(Operator operator, BigInteger a, BigInteger b) {
        return switch (operator) {
            case DIV -> trueDivide(a, b);
            case POW -> power(a, b);
            default -> {
                BigInteger result = integer(operator, a, b);
                yield result == null ? null : new ConstantValue.Int(result);
            }
        };
    }

    private static @Nullable BigInteger integer(Operator operator, BigInteger a, BigInteger b) {
        return switch (operator) {
            case ADD -> a.add(b);
            case SUB -> a.subtract(b);
            case MULT -> bits(a) + bits(b) > MAX_BITS && a.signum() != 0 && b.signum() != 0 ? null : a.multiply(b);
            case FLOOR_DIV -> b.signum() == 0 ? null : floorDivide(a, b);
            case MOD -> b.signum() == 0 ? null : a.subtract(floorDivide(a, b).multiply(b));
            case L_SHIFT -> shiftLeft(a, b);
            case R_SHIFT -> shiftRight(a, b);
            case BIT_AND -> a.and(b);
            case BIT_OR -> a.or(b);
            case BIT_XOR -> a.xor(b);
            case DIV, POW, MAT_MULT -> null;
        };
    }

    /** The bits of the absolute value. */
    private static int bits(BigInteger a) {
        return a.abs().bitLength();
    }

    private static BigInteger floorDivide(BigInteger a, BigInteger b) {
        BigInteger[] quotientAndRemainder = a.divideAndRemainder(b);
        return quotientAndRemainder[1].signum() * b.signum() < 0
                ? quotientAndRemainder[0].subtract(BigInteger.ONE)
                : quotientAndRemainder[0];
    }

    private static @Nullable BigInteger shiftLeft(BigInteger a, BigInteger b) {
        if (b.signum() < 0) {
            return null;
        }
        if (a.signum() == 0 || b.signum() == 0) {
            return a;
        }
        return b.compareTo(MAX_BITS_AS_INT) > 0 || bits(a) > MAX_BITS - b.intValue() ? null : a.shiftLeft(b.intValue());
    }

    private static @Nullable BigInteger shiftRight(BigInteger a, BigInteger b) {
        if (b.signum() < 0) {
            return null;
        }
        // Every bit is shifted out if the distance is no int: a BigInteger has fewer than 2**31 of them.
        return a.shiftRight(b.bitLength() < Integer.SIZE ? b.intValue() : Integer.MAX_VALUE);
    }

    private static @Nullable ConstantValue trueDivide(BigInteger a, BigInteger b) {
        if (b.signum() == 0) {
            return null;
        }
        double quotient = Rounding.quotient(a.abs(), b.abs());
        if (Double.isInfinite(quotient)) {
            return null;
        }
        // Zero divided by a negative number is -0.0.
        return new ConstantValue.Float(a.signum() < 0 != b.signum() < 0 ? -quotient : quotient);
    }

    private static @Nullable ConstantValue power(BigInteger a, BigInteger b) {
        if (b.signum() < 0) {
            double x = a.doubleValue();
            double y = b.doubleValue();
            return Double.isInfinite(x) || Double.isInfinite(y) ? null : FloatArithmetic.power(x, y);
        }
        if (b.signum() == 0) {
            return ConstantValue.Int.of(1);
        }
        if (a.signum() == 0) {
            return ConstantValue.Int.of(0);
        }
        if (b.compareTo(MAX_BITS_AS_INT) > 0 || bits(a) > MAX_BITS / b.intValue()) {
            return null;
        }
        return new ConstantValue.Int(a.pow(b.intValue()));
    }
}
