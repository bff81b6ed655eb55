package dev.caretline.compiler.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Positive;
import org.junit.jupiter.api.Test;

class RoundingTest {
    @Property
    void quotient_isTheNearestDouble(
            @ForAll @BigRange(min = "1", max = "1000000000000000000000000000000000000000000") BigInteger a,
            @ForAll @BigRange(min = "1", max = "1000000000000000000000000000000") BigInteger b,
            @ForAll @IntRange(min = -1100, max = 1000) int shift) {
        BigInteger numerator = a.shiftLeft(Math.max(shift, 0));
        BigInteger denominator = b.shiftLeft(Math.max(-shift, 0));
        // So many digits decide all but exact ties, which have fewer.
        BigDecimal exact = new BigDecimal(numerator).divide(new BigDecimal(denominator), new MathContext(900));
        assertThat(Rounding.quotient(numerator, denominator)).isEqualTo(Double.parseDouble(exact.toString()));
    }

    @Property
    void double_comesBack_asItsSignificandAndExponent(@ForAll @Positive double value) {
        BigDecimal exact = new BigDecimal(value);
        int scale = Math.max(0, exact.scale());
        BigInteger magnitude = exact.multiply(BigDecimal.valueOf(2).pow(scale)).toBigIntegerExact();
        assertThat(Rounding.nearest(magnitude, -scale, false)).isEqualTo(value);
    }

    @Test
    void middleOfTwoDoubles_isRoundedToTheEvenOne() {
        BigInteger odd = BigInteger.ONE.shiftLeft(53).add(BigInteger.ONE);
        assertThat(Rounding.nearest(odd, 0, false)).isEqualTo(0x1p53);
        assertThat(Rounding.nearest(odd.shiftLeft(2), -2, true)).isEqualTo(0x1p53 + 2);
        assertThat(Rounding.nearest(BigInteger.valueOf(3), -1075, false)).isEqualTo(0x2p-1074);
        assertThat(Rounding.nearest(BigInteger.ONE, -1075, false)).isZero();
    }

    @Test
    void overflow_isInfinite() {
        BigInteger max = BigInteger.ONE.shiftLeft(53).subtract(BigInteger.ONE);
        assertThat(Rounding.nearest(max, 971, false)).isEqualTo(Double.MAX_VALUE);
        assertThat(Rounding.nearest(max.shiftLeft(1).add(BigInteger.ONE), 970, false))
                .isInfinite();
        assertThat(Rounding.nearest(BigInteger.ONE, 1024, false)).isInfinite();
    }
}
