package dev.caretline.grammar.ast;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatReprTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0",
                "-0.0",
                "1.0",
                "-1.5",
                "0.1",
                "100.0",
                "0.0001",
                "1e-05",
                "1.5e-07",
                "1234567890123456.0",
                "1e+16",
                "1.2345678901234568e+16",
                "2e+23",
                "1e+22",
                "9.5367431640625e-07",
                "5e-324",
                "2.2250738585072014e-308",
                "1.7976931348623157e+308",
                "inf",
                "-inf",
                "nan"
            })
    void repr_isPythons_forTextsThatPythonWrote(String text) {
        double value = Double.parseDouble(text.replace("inf", "Infinity").replace("nan", "NaN"));
        assertThat(FloatRepr.of(value)).isEqualTo(text);
    }

    @Property
    void repr_readsBackAsTheSameValue(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isFinite(value)) {
            assertThat(Double.parseDouble(FloatRepr.of(value))).isEqualTo(value);
        }
    }
}
