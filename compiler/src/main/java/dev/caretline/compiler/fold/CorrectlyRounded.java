package dev.caretline.compiler.fold;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * The functions of the C library that powers need, each rounded correctly: the double nearest to the true value. CPython
 * calls the C library of its platform, which promises less but all but always gives the same; Java's own {@code Math} is
 * further off.
 *
 * <p>Infinities and NaN are treated as in C99, Annex F.
 */
final class CorrectlyRounded {
    /** Far more digits than a double has: what is not exact is never so close to the middle of two doubles. */
    private static final int DIGITS = 60;

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private CorrectlyRounded() {}

    /** x to the power of y, for an x that is not negative. */
    static double power(double x, double y) {
        if (y == 0 || x == 1) {
            return 1;
        }
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return Double.isNaN(x) ? x : y;
        }
        if (x == 0 || Double.isInfinite(x) || Double.isInfinite(y)) {
            return Math.pow(x, y);
        }
        double exact = exactPower(x, y);
        if (!Double.isNaN(exact)) {
            return exact;
        }
        Series series = new Series(DIGITS);
        return exponential(new BigDecimal(y).multiply(logarithm(x, series), series.precision()), series);
    }

    /**
     * The power if it has at most 54 significant bits, so that it is a double or the middle of two; else NaN. Only these
     * powers cannot be rounded from an approximation.
     */
    private static double exactPower(double x, double y) {
        Binary base = Binary.of(x);
        BigDecimal exponent = new BigDecimal(y).stripTrailingZeros();
        while (exponent.scale() > 0) {
            BigInteger[] root = base.significand().sqrtAndRemainder();
            if (base.exponent() % 2 != 0 || root[1].signum() != 0) {
                return Double.NaN;
            }
            base = new Binary(root[0], base.exponent() / 2);
            exponent = exponent.multiply(TWO).stripTrailingZeros();
        }
        boolean powerOfTwo = base.significand().equals(BigInteger.ONE);
        BigDecimal limit = BigDecimal.valueOf(powerOfTwo ? 1 << 12 : 54);
        if (exponent.abs().compareTo(limit) > 0 || (exponent.signum() < 0 && !powerOfTwo)) {
            return Double.NaN;
        }
        int times = exponent.intValueExact();
        BigInteger significand =
                powerOfTwo ? BigInteger.ONE : base.significand().pow(times);
        return significand.bitLength() <= 54
                ? Rounding.nearest(significand, base.exponent() * times, false)
                : Double.NaN;
    }

    static double exponential(double x) {
        return x == 0 || !Double.isFinite(x) ? Math.exp(x) : exponential(new BigDecimal(x), new Series(DIGITS));
    }

    private static double exponential(BigDecimal x, Series series) {
        if (x.abs().compareTo(BigDecimal.valueOf(1000)) > 0) {
            return x.signum() > 0 ? Double.POSITIVE_INFINITY : 0;
        }
        BigDecimal ln2 = series.logarithm(TWO);
        int exponent = x.divide(ln2, 0, RoundingMode.HALF_EVEN).intValueExact();
        BigDecimal rest = x.subtract(ln2.multiply(BigDecimal.valueOf(exponent)), series.precision());
        return series.exponential(rest)
                .multiply(TWO.pow(exponent, series.precision()))
                .doubleValue();
    }

    /** The natural logarithm of an x that is not negative. */
    static double logarithm(double x) {
        return x == 0 || x == 1 || !Double.isFinite(x)
                ? Math.log(x)
                : logarithm(x, new Series(DIGITS)).doubleValue();
    }

    private static BigDecimal logarithm(double x, Series series) {
        Binary binary = Binary.of(x);
        int exponent = binary.exponent() + binary.significand().bitLength();
        double near = Math.scalb(binary.significand().doubleValue(), binary.exponent() - exponent);
        if (near < Math.sqrt(0.5)) {
            near *= 2;
            exponent--;
        }
        BigDecimal ofNear = series.logarithm(new BigDecimal(near));
        return series.logarithm(TWO).multiply(BigDecimal.valueOf(exponent)).add(ofNear, series.precision());
    }

    static double sine(double x) {
        return x == 0 || !Double.isFinite(x) ? Math.sin(x) : circular(x, 0);
    }

    static double cosine(double x) {
        return x == 0 || !Double.isFinite(x) ? Math.cos(x) : circular(x, 1);
    }

    /** The sine of x and some quarters of a turn. */
    private static double circular(double x, int quarters) {
        BigDecimal exact = new BigDecimal(x);
        Series series = new Series(2 * DIGITS + Math.max(0, Series.magnitude(exact)));
        BigDecimal quarter = series.pi().divide(TWO, series.precision());
        BigInteger turns = exact.divide(quarter, 0, RoundingMode.HALF_EVEN).toBigInteger();
        BigDecimal rest = exact.subtract(quarter.multiply(new BigDecimal(turns)), series.precision());
        int phase = turns.add(BigInteger.valueOf(quarters)).intValue() & 3;
        BigDecimal value = (phase & 1) == 0 ? series.sine(rest) : series.cosine(rest);
        return (phase < 2 ? value : value.negate()).doubleValue();
    }

    /** The angle of the point (x, y), from -pi to pi. */
    static double arcTangent(double y, double x) {
        if (y == 0 || x == 0 || !Double.isFinite(x) || !Double.isFinite(y)) {
            return Math.atan2(y, x);
        }
        Series series = new Series(DIGITS);
        BigDecimal ratio = new BigDecimal(Math.abs(y)).divide(new BigDecimal(Math.abs(x)), series.precision());
        BigDecimal angle = ratio.compareTo(BigDecimal.ONE) > 0
                ? series.pi()
                        .divide(TWO, series.precision())
                        .subtract(acute(BigDecimal.ONE.divide(ratio, series.precision()), series))
                : acute(ratio, series);
        double magnitude = (x < 0 ? series.pi().subtract(angle) : angle).doubleValue();
        return Math.copySign(magnitude, y);
    }

    /** The arc tangent of a ratio from 0 to 1: halves the angle until its series converges quickly. */
    private static BigDecimal acute(BigDecimal ratio, Series series) {
        int halvings = 3;
        BigDecimal tangent = ratio;
        for (int i = 0; i < halvings; i++) {
            BigDecimal secant = BigDecimal.ONE
                    .add(tangent.multiply(tangent), series.precision())
                    .sqrt(series.precision());
            tangent = tangent.divide(BigDecimal.ONE.add(secant), series.precision());
        }
        return series.arcTangent(tangent).multiply(BigDecimal.valueOf(1 << halvings));
    }

    /** The distance of the point (x, y) from the origin. */
    static double hypotenuse(double x, double y) {
        if (x == 0 || y == 0 || !Double.isFinite(x) || !Double.isFinite(y)) {
            return Math.hypot(x, y);
        }
        Binary a = Binary.of(Math.abs(x));
        Binary b = Binary.of(Math.abs(y));
        int exponent = Math.min(a.exponent(), b.exponent());
        BigInteger square = a.at(exponent).pow(2).add(b.at(exponent).pow(2));
        int extra = 64;
        BigInteger[] root = square.shiftLeft(2 * extra).sqrtAndRemainder();
        return Rounding.nearest(root[0], exponent - extra, root[1].signum() != 0);
    }

    /** A positive number {@code significand * 2**exponent} with an odd significand. */
    private record Binary(BigInteger significand, int exponent) {
        static Binary of(double x) {
            long bits = Double.doubleToRawLongBits(x);
            int biased = (int) (bits >>> 52);
            long significand = biased == 0 ? bits : (bits & ((1L << 52) - 1)) | (1L << 52);
            int zeros = Long.numberOfTrailingZeros(significand);
            return new Binary(BigInteger.valueOf(significand >> zeros), Math.max(biased, 1) - 1075 + zeros);
        }

        /** The significand that goes with a smaller exponent. */
        BigInteger at(int smallerExponent) {
            return significand.shiftLeft(exponent - smallerExponent);
        }
    }
}
