package dev.caretline.grammar.ast;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A {@code float} as Python's {@code repr} writes it: the shortest digits that read back as the same value, and of those
 * the closest ({@code float_repr_style} {@code short}; David Gay's mode 0). {@link Double#toString} before Java 19 writes
 * more digits than needed for some values, such as 2E23.
 */
public final class FloatRepr {
    /** Any decimal of this many digits survives the way to a normal double and back. */
    private static final int SAFE_DIGITS = 15;

    private static final int ENOUGH_DIGITS = 17;

    private FloatRepr() {}

    public static String of(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
        return sign + (value == 0 ? "0.0" : layOut(shortest(Math.abs(value))));
    }

    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        int fewest = value < Double.MIN_NORMAL ? 1 : SAFE_DIGITS;
        for (int digits = fewest; digits < ENOUGH_DIGITS; digits++) {
            BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (nearest.doubleValue() == value) {
                return nearest;
            }
            // Below a power of two the doubles lie closer together: there the nearest decimal may read back as the
            // neighbour while the next one up still reads back as the value.
            BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
            if (above.doubleValue() == value) {
                return above;
            }
        }
        return exact.round(new MathContext(ENOUGH_DIGITS, RoundingMode.HALF_EVEN));
    }

    /** As {@code format_float_short} with {@code 'r'}: an exponent from 1e16 up and below 1e-4. */
    private static String layOut(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        String digits = stripped.unscaledValue().toString();
        int point = digits.length() - stripped.scale(); // of 0.digits × 10^point
        if (point > 16 || point < -3) {
            int exponent = point - 1;
            String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
            String padded = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : "" + Math.abs(exponent);
            return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + padded;
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        return point >= digits.length()
                ? digits + "0".repeat(point - digits.length()) + ".0"
                : digits.substring(0, point) + "." + digits.substring(point);
    }
}
