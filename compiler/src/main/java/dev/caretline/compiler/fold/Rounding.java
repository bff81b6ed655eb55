package dev.caretline.compiler.fold;

import java.math.BigInteger;

/** Exact values rounded once, half to even, to a double; an overflow gives infinity. */
final class Rounding {
    /** {@code DBL_MANT_DIG}. */
    private static final int PRECISION = 53;

    /** The exponent of the last bit of a subnormal number. */
    private static final int MIN_EXPONENT = -1074;

    private static final int MAX_BITS = 1024;

    private Rounding() {}

    /** a / b, both not negative, b not zero. */
    static double quotient(BigInteger a, BigInteger b) {
        if (a.signum() == 0) {
            return 0;
        }
        // A quotient of at least PRECISION + 2 bits leaves the rounding to what comes behind them.
        int shift = a.bitLength() - b.bitLength() - PRECISION - 2;
        BigInteger[] divided =
                shift <= 0 ? a.shiftLeft(-shift).divideAndRemainder(b) : a.divideAndRemainder(b.shiftLeft(shift));
        return nearest(divided[0], shift, divided[1].signum() != 0);
    }

    /**
     * The double nearest to {@code magnitude * 2**exponent}.
     *
     * @param magnitude not negative
     * @param inexact whether the value is a bit more than that, by less than one unit of the magnitude; then the
     *     magnitude has at least {@code PRECISION + 2} bits
     */
    static double nearest(BigInteger magnitude, int exponent, boolean inexact) {
        int bits = magnitude.bitLength();
        if (bits + (long) exponent > MAX_BITS) {
            return Double.POSITIVE_INFINITY;
        }
        int drop = Math.max(bits - PRECISION, MIN_EXPONENT - exponent);
        if (drop <= 0) {
            return Math.scalb(magnitude.doubleValue(), exponent);
        }
        if (drop > bits + 1) {
            return 0;
        }
        BigInteger kept = magnitude.shiftRight(drop);
        boolean half = magnitude.testBit(drop - 1);
        boolean more = inexact || magnitude.getLowestSetBit() < drop - 1;
        if (half && (more || kept.testBit(0))) {
            kept = kept.add(BigInteger.ONE);
        }
        return Math.scalb(kept.doubleValue(), exponent + drop);
    }
}
