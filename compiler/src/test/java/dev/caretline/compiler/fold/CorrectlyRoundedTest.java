package dev.caretline.compiler.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectlyRoundedTest {
    /** Java promises two units in the last place. */
    private static void assertNear(double ours, double java) {
        assertThat(ours).isCloseTo(java, within(2 * Math.ulp(java)));
    }

    @Property(tries = 200)
    void power_isNearJavas(
            @ForAll @DoubleRange(min = 0.01, max = 1e20) double x, @ForAll @DoubleRange(min = -20, max = 20) double y) {
        assertNear(CorrectlyRounded.power(x, y), Math.pow(x, y));
    }

    @Property(tries = 200)
    void functions_areNearJavas(@ForAll @DoubleRange(min = -700, max = 700) double x) {
        assertNear(CorrectlyRounded.exponential(x), Math.exp(x));
        assertNear(CorrectlyRounded.sine(x), Math.sin(x));
        assertNear(CorrectlyRounded.cosine(x), Math.cos(x));
        assertNear(CorrectlyRounded.logarithm(Math.abs(x)), Math.log(Math.abs(x)));
    }

    @Property(tries = 200)
    void polarCoordinates_areNearJavas(
            @ForAll @DoubleRange(min = -1e9, max = 1e9) double x,
            @ForAll @DoubleRange(min = -1e9, max = 1e9) double y) {
        assertNear(CorrectlyRounded.arcTangent(y, x), Math.atan2(y, x));
        assertNear(CorrectlyRounded.hypotenuse(x, y), Math.hypot(x, y));
    }

    @ParameterizedTest
    @CsvSource({
        "9.0, 0.5, 3.0",
        "2.0, -1074.0, 4.9E-324",
        "2.0, -1075.0, 0.0",
        "2.0, 1024.0, Infinity",
        "10.0, -3.0, 0.001",
        "10.0, 308.0, 1e308",
        // In the middle of two doubles: 3**34 has 54 bits, and so has 262143**3, here by its square.
        "3.0, 34.0, 16677181699666568",
        "68718952449.0, 1.5, 18014192351838208",
        "1.0000000000000002, 4503599627370496.0, 2.718281828459045",
        "0.9999999999999999, 1e300, 0.0",
    })
    void power_isRoundedCorrectly(double x, double y, double power) {
        assertThat(CorrectlyRounded.power(x, y)).isEqualTo(power);
    }

    @Test
    void circularFunctions_areExactFarFromZero() {
        assertThat(CorrectlyRounded.sine(1e22)).isEqualTo(-0.8522008497671888);
        assertThat(CorrectlyRounded.cosine(1e300)).isEqualTo(-0.5753861119575491);
        assertThat(CorrectlyRounded.sine(Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
    }
}
