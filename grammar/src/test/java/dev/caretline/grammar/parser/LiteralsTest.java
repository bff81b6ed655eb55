package dev.caretline.grammar.parser;

import static dev.caretline.grammar.parser.Trees.accepts;
import static dev.caretline.grammar.parser.Trees.constant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "00_0, 0",
        "1_000, 1000",
        "0xFf, 255",
        "0X_f, 15",
        "0o17, 15",
        "0b1_01, 5",
        "999999999999999999, 999999999999999999",
        "9223372036854775808, 9223372036854775808",
        "0xffffffffffffffffffff, 1208925819614629174706175",
    })
    void integer_hasItsValue(String source, BigInteger value) {
        assertThat(constant(source)).isEqualTo(new ConstantValue.Int(value));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 1.5",
        "1., 1",
        ".5, 0.5",
        "1e5, 1e5",
        "1E-5, 1e-5",
        "0777.5, 777.5",
        "1_0.0_1e1_0, 10.01e10",
        "1e400, Infinity"
    })
    void float_hasItsValue(String source, double value) {
        assertThat(constant(source)).isEqualTo(new ConstantValue.Float(value));
    }

    @ParameterizedTest
    @CsvSource({"3j, 3", "1.5J, 1.5", "0777j, 777", "1_0j, 10", "99999999999999999999j, 1e20"})
    void imaginary_hasItsValue(String source, double value) {
        assertThat(constant(source)).isEqualTo(new ConstantValue.Complex(0, value));
    }

    @Test
    void decimalInteger_isRefused_whenItHasMoreDigitsThanPythonConverts() {
        assertThat(accepts("9".repeat(4300))).isTrue();
        assertThat(accepts("9".repeat(4301))).isFalse();
        assertThat(accepts("0x" + "9".repeat(4301))).isTrue();
        assertThat(accepts("0".repeat(4301))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'\\n\\t\\\\' | 10 9 92",
                "'\\x41\\u0042\\U0001F600' | 65 66 128512",
                "'\\101\\18\\777' | 65 1 56 511",
                "'\\q\\8' | 92 113 92 56",
                "'\\é' | 92 233",
                "'\\ud83d\\ude00' | 55357 56832",
                "r'\\n' | 92 110",
                "`'''a\\\nb'''` | 97 98",
                "'\\N{LATIN SMALL LETTER A}\\N{nbsp}' | 97 160",
                "'a' \"b\" '''c''' | 97 98 99",
                "'é€😀' | 233 8364 128512",
            })
    void string_hasItsCodePoints(String source, String codePoints) {
        ConstantValue.Str value = (ConstantValue.Str) constant(source);
        StringBuilder found = new StringBuilder();
        for (int codePoint : value.codePoints()) {
            found.append(found.isEmpty() ? "" : " ").append(codePoint);
        }
        assertThat(found).hasToString(codePoints);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "b'a\\t\\x62' | a\tb",
                "b'\\x41\\101\\q\\N' | AA\\q\\N",
                "Rb'\\x41' | \\x41",
                "b'a' B'b' | ab",
                "b'\\777' | \u00ff"
            })
    void bytes_haveTheirValue(String source, String latin1) {
        ConstantValue.Bytes value = (ConstantValue.Bytes) constant(source);
        assertThat(new String(value.value(), StandardCharsets.ISO_8859_1)).isEqualTo(latin1);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"u'a', u", "U'a',", "'a' u'b',", "u'a' 'b', u"})
    void kind_isThatOfTheFirstString_inLowerCase(String source, String kind) {
        assertThat(((Expr.Constant) Trees.expression(source)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'\\x4'",
                "'\\u004'",
                "'\\U00110000'",
                "'\\N'",
                "'\\N{'",
                "'\\N{}'",
                "'\\N{NO SUCH NAME}'",
                "'\\N{KEYCAP DIGIT ONE}'",
                "b'\\x4'",
                "b'é'",
                "'a' b'b'",
                "b'a' 'b'",
            })
    void string_isRefused(String source) {
        assertThat(accepts(source)).isFalse();
    }
}
