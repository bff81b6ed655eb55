package dev.caretline.compiler.fold;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Elementary functions by their power series, to as many digits as one asks for; the last few may be wrong. */
final class Series {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final MathContext precision;

    Series(int digits) {
        precision = new MathContext(digits, RoundingMode.HALF_EVEN);
    }

    MathContext precision() {
        return precision;
    }

    /** Best for a small x. */
    BigDecimal exponential(BigDecimal x) {
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = term;
        for (int i = 1; matters(term, sum); i++) {
            term = term.multiply(x).divide(BigDecimal.valueOf(i), precision);
            sum = sum.add(term, precision);
        }
        return sum;
    }

    /** Best for an x near 1: {@code 2 * artanh((x - 1) / (x + 1))}. */
    BigDecimal logarithm(BigDecimal x) {
        BigDecimal z = x.subtract(BigDecimal.ONE).divide(x.add(BigDecimal.ONE), precision);
        return TWO.multiply(oddPowers(z, z.multiply(z, precision)), precision);
    }

    /** Best for a small x. */
    BigDecimal arcTangent(BigDecimal x) {
        return oddPowers(x, x.multiply(x, precision).negate());
    }

    /** {@code z + z*square/3 + z*square**2/5 + ...} */
    private BigDecimal oddPowers(BigDecimal z, BigDecimal square) {
        BigDecimal power = z;
        BigDecimal sum = z;
        for (int i = 3; matters(power, sum); i += 2) {
            power = power.multiply(square, precision);
            sum = sum.add(power.divide(BigDecimal.valueOf(i), precision), precision);
        }
        return sum;
    }

    /** Best for a small x. */
    BigDecimal sine(BigDecimal x) {
        return alternating(x, x, 2);
    }

    /** Best for a small x. */
    BigDecimal cosine(BigDecimal x) {
        return alternating(x, BigDecimal.ONE, 1);
    }

    private BigDecimal alternating(BigDecimal x, BigDecimal first, int firstDivisor) {
        BigDecimal minusSquare = x.multiply(x, precision).negate();
        BigDecimal term = first;
        BigDecimal sum = first;
        for (int i = firstDivisor; matters(term, sum); i += 2) {
            term = term.multiply(minusSquare).divide(BigDecimal.valueOf(i * (i + 1L)), precision);
            sum = sum.add(term, precision);
        }
        return sum;
    }

    /** Machin's formula. */
    BigDecimal pi() {
        BigDecimal fifth = arcTangent(BigDecimal.ONE.divide(BigDecimal.valueOf(5), precision));
        BigDecimal rest = arcTangent(BigDecimal.ONE.divide(BigDecimal.valueOf(239), precision));
        return BigDecimal.valueOf(16)
                .multiply(fifth)
                .subtract(BigDecimal.valueOf(4).multiply(rest), precision);
    }

    private boolean matters(BigDecimal term, BigDecimal sum) {
        return term.signum() != 0 && magnitude(term) > magnitude(sum) - precision.getPrecision() - 2;
    }

    /** The decimal exponent of a number. */
    static int magnitude(BigDecimal x) {
        return x.precision() - x.scale();
    }
}
