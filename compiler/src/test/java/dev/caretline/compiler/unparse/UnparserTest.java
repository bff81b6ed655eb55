package dev.caretline.compiler.unparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caretline.compiler.Trees;
import dev.caretline.grammar.source.PythonSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnparserTest {
    private static String unparse(String expression) {
        return Unparser.unparse(Trees.expression(expression)).text();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a or b and not c",
                "(a or b) and c",
                "a + b * c - d",
                "(a + b) * c",
                "a - (b - c)",
                "a ** b ** c",
                "(a ** b) ** c",
                "a | b ^ c & d << e",
                "lambda x, /, y=1, *z, k, l=2, **m: x",
                "a if b else c if d else e",
                "(a if b else c) if d else e",
                "{'a': 1, **b}",
                "{a, b}",
                "[*a, b]",
                "()",
                "(a,)",
                "a < b <= c is not d not in e",
                "f(a, *b, k=c, **d)",
                "f(x for x in y)",
                "f((x for x in y), z)",
                "[x async for x in y if a if b for z in w]",
                "{k: v for k, v in x}",
                "x[a, b]",
                "x[1:2, ::3, :]",
                "x[:]",
                "1 .real",
                "1.5.real",
                "(yield a)",
                "(yield from a)",
                "await a",
                "None if True else False",
                "...",
                "b'a\\xff\\n'",
                "u'a'",
                "'\"'",
                "\"it's\"",
                "'\\x7f\\xa0\\u2028\\U000e0001é日'",
                "f'a{x!r:>{w}}{{}}'",
                "f'{ {1: 2}}'",
                "f'{(lambda: 1)}'",
                "f'\"{x}'",
                "1e309",
                "1e309j",
                "1e-05",
                "1e+16j",
                "2j",
            })
    void expression_isWrittenAsItStands_whenInCPythonsOwnForm(String source) {
        assertThat(unparse(source)).isEqualTo(source);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a,b                | (a, b)",
                "not(a)             | not a",
                "-(-a)              | --a",
                "(-a)**-b           | (-a) ** (-b)",
                "lambda *a: a       | lambda*a: a",
                "lambda *, a: a     | lambda*, a: a",
                "lambda: 0          | lambda: 0",
                "(a := b)           | (a := b)",
                "x[*a]              | x[*a,]",
                "x[(a, b)]          | x[a, b]",
                "f'{x=}'            | f'x={x!r}'",
                "'a' 'b'            | 'ab'",
                "0x10               | 16",
                "1E16               | 1e+16",
                "100.0              | 100.0",
                "1e999              | 1e309",
            })
    void expression_isWrittenInCPythonsForm(String source, String expected) {
        assertThat(unparse(source)).isEqualTo(expected);
    }

    @Test
    void surrogates_stayApart_inAnFString() {
        assertThat(unparse("f'\\ud83c\\udf89{x}'")).isEqualTo("f'\\ud83c\\udf89{x}'");
    }

    @Test
    void intOfTooManyDigits_isAValueError() {
        assertThatThrownBy(() -> unparse("0x1" + "0".repeat(4000)))
                .isInstanceOf(PythonSyntaxException.class)
                .hasMessageStartingWith("ValueError: Exceeds the limit (4300 digits) for integer string conversion");
    }
}
