package dev.caretline.compiler.fold;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.ConstantValue.Singleton;
import dev.caretline.grammar.ast.Operator;
import dev.caretline.grammar.ast.UnaryOperator;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Operators on constants. A result is null where Python would raise, or where CPython would not fold since the result
 * could be huge.
 */
final class ConstantOperations {
    private ConstantOperations() {}

    static ConstantValue bool(boolean value) {
        return value ? Singleton.TRUE : Singleton.FALSE;
    }

    static @Nullable ConstantValue binary(Operator operator, ConstantValue left, ConstantValue right) {
        BigInteger a = integer(left);
        BigInteger b = integer(right);
        if (a != null && b != null) {
            return left instanceof Singleton && right instanceof Singleton
                    ? IntArithmetic.ofBools(operator, a, b)
                    : IntArithmetic.binary(operator, a, b);
        }
        if (isNumber(left) && isNumber(right)) {
            return left instanceof ConstantValue.Complex || right instanceof ConstantValue.Complex
                    ? complexBinary(operator, left, right)
                    : floatBinary(operator, left, right);
        }
        return switch (operator) {
            case ADD -> Sequences.concatenate(left, right);
            case MULT -> a != null ? Sequences.repeat(right, a) : b != null ? Sequences.repeat(left, b) : null;
            default -> null;
        };
    }

    private static @Nullable ConstantValue floatBinary(Operator operator, ConstantValue left, ConstantValue right) {
        Double a = real(left);
        Double b = real(right);
        return a == null || b == null ? null : FloatArithmetic.binary(operator, a, b);
    }

    private static @Nullable ConstantValue complexBinary(Operator operator, ConstantValue left, ConstantValue right) {
        ConstantValue.Complex a = complex(left);
        ConstantValue.Complex b = complex(right);
        return a == null || b == null ? null : ComplexArithmetic.binary(operator, a, b);
    }

    static @Nullable ConstantValue unary(UnaryOperator operator, ConstantValue operand) {
        if (operator == UnaryOperator.NOT) {
            return bool(!operand.isTrue());
        }
        BigInteger integer = integer(operand);
        if (integer != null) {
            return new ConstantValue.Int(
                    switch (operator) {
                        case U_ADD -> integer;
                        case U_SUB -> integer.negate();
                        case INVERT -> integer.not();
                        case NOT -> throw new IllegalStateException("handled above");
                    });
        }
        if (operator == UnaryOperator.INVERT || !isNumber(operand) || operator == UnaryOperator.U_ADD) {
            return operator == UnaryOperator.U_ADD && isNumber(operand) ? operand : null;
        }
        return operand instanceof ConstantValue.Complex c
                ? new ConstantValue.Complex(-c.real(), -c.imaginary())
                : new ConstantValue.Float(-((ConstantValue.Float) operand).value());
    }

    private static boolean isNumber(ConstantValue value) {
        return value instanceof ConstantValue.Float || value instanceof ConstantValue.Complex || integer(value) != null;
    }

    /** The value of an int or bool; null for anything else. */
    static @Nullable BigInteger integer(ConstantValue value) {
        if (value instanceof ConstantValue.Int i) {
            return i.value();
        }
        return value == Singleton.TRUE ? BigInteger.ONE : value == Singleton.FALSE ? BigInteger.ZERO : null;
    }

    /** The value of a float, or of an int as a float; null if the int is too big for one. */
    private static @Nullable Double real(ConstantValue value) {
        if (value instanceof ConstantValue.Float f) {
            return f.value();
        }
        BigInteger integer = integer(value);
        double converted = integer == null ? Double.NaN : integer.doubleValue();
        return Double.isFinite(converted) ? converted : null;
    }

    private static ConstantValue.@Nullable Complex complex(ConstantValue value) {
        if (value instanceof ConstantValue.Complex c) {
            return c;
        }
        Double real = real(value);
        return real == null ? null : new ConstantValue.Complex(real, 0.0);
    }
}
