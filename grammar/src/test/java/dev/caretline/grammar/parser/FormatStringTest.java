package dev.caretline.grammar.parser;

import static dev.caretline.grammar.parser.Trees.accepts;
import static dev.caretline.grammar.parser.Trees.all;
import static dev.caretline.grammar.parser.Trees.ranges;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The f-strings of Python 3.11, whose fields CPython parses apart. */
class FormatStringTest {
    private static List<String> texts(String source) {
        return all(Expr.Constant.class, source).stream()
                .map(constant -> ((ConstantValue.Str) constant.value()).text())
                .toList();
    }

    @Test
    void emptyFormatString_hasNoValues() {
        assertThat(((Expr.JoinedStr) Trees.expression("f''")).values()).isEmpty();
    }

    @Test
    void doubledBraces_areText() {
        assertThat(texts("f'a{{b}}c'")).containsExactly("a{b}c");
    }

    @Test
    void textOfNeighbouringStrings_isOneConstant() {
        assertThat(texts("'a' f'b{x}c' 'd'")).containsExactly("ab", "cd");
    }

    @Test
    void textInAFormatString_hasTheRangeOfTheWholeRow() {
        assertThat(ranges(Expr.Constant.class, "'a' f'b{x}'")).containsExactly("1:0-1:11");
    }

    @Test
    void kind_isThatOfTheFirstString() {
        assertThat(all(Expr.Constant.class, "u'a' f'{x}b'"))
                .extracting(Expr.Constant::kind)
                .containsExactly("u", "u");
    }

    @Test
    void shownExpression_isTextBeforeItsValue_andIsRepresented() {
        String source = "f'a{ x = }'";
        assertThat(texts(source)).containsExactly("a x = ");
        assertThat(all(Expr.FormattedValue.class, source))
                .extracting(Expr.FormattedValue::conversion)
                .containsExactly((int) 'r');
    }

    @Test
    void shownExpression_isFormatted_whenThereIsASpecification() {
        assertThat(all(Expr.FormattedValue.class, "f'{x=:>3}'"))
                .extracting(Expr.FormattedValue::conversion)
                .containsExactly(-1);
    }

    @Test
    void expressionInAField_standsWhereItIsWritten() {
        assertThat(ranges(Expr.Name.class, "'é' f'{a}' f'''\n{ b }'''")).containsExactly("1:8-1:9", "2:2-2:3");
    }

    @Test
    void bareTupleInAField_coversTheBraces() {
        assertThat(ranges(Expr.Tuple.class, "f'{a, b}'")).containsExactly("1:2-1:8");
    }

    @Test
    void bareGeneratorInAField_coversTheBraces() {
        assertThat(ranges(Expr.GeneratorExp.class, "f'{x for x in y}'")).containsExactly("1:2-1:16");
    }

    @Test
    void bareTuple_startsWithTheString_whenALineEndFollowsTheBrace() {
        assertThat(ranges(Expr.Tuple.class, "  # comment\nx = f'''a{\nb, c}'''"))
                .containsExactly("2:4-3:5");
    }

    @Test
    void stringOfSeveralLines_startsAsIfAtTheLineStart_onTheFirstLineOfAField() {
        // CPython moves what ends on the line of the brace, and this string does not.
        assertThat(ranges(Expr.Constant.class, "x = f\"\"\"{a + '''b\nc'''}\"\"\""))
                .containsExactly("1:5-2:4");
    }

    @Test
    void specification_coversItsOwnTokenOnly() {
        assertThat(ranges(Expr.JoinedStr.class, "'q' f'{x:>{w}}' 'r'")).containsExactly("1:0-1:19", "1:4-1:15");
    }

    @Test
    void fieldOfASpecification_hasTheRangeOfTheWholeRow() {
        assertThat(ranges(Expr.FormattedValue.class, "'q' f'{x:>{w}}' 'r'")).containsExactly("1:0-1:19", "1:0-1:19");
    }

    @Test
    void nameEscape_isNoField() {
        assertThat(texts("f'\\N{DIGIT ONE}'")).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f'{a!r:>{b!s}}'",
                "f'{a != b}'",
                "f'{a == b}'",
                "f'{a <= b < c}'",
                "f'{yield}'",
                "f'{*a, b}'",
                "f'{(lambda: 1)}'",
                "f'{(a := 1)}'",
                "f'{a:=1}'",
                "f'{d[\"k\"]}'",
                "f'{f\"{x}\"}'",
                "f'{ {1: 2}[1] }'",
                "f'''{\na\n}'''",
                "f'\\{a}'",
                "rf'\\{a}'",
                "f'{a:}'",
                "f'{a:%H:%M}'",
            })
    void formatString_isAccepted(String source) {
        assertThat(accepts(source)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f'{}'",
                "f'{ }'",
                "f'{!r}'",
                "f'{a!x}'",
                "f'{a! r}'",
                "f'{a'",
                "f'}'",
                "f'{a}}'",
                "f'{a\\n}'",
                "f'{#}'",
                "f'{a:{b:{c}}}'",
                "f'{lambda x: 1}'",
                "f'{*a}'",
                "f'{a b}'",
                "f'{(a]}'",
                "f'{a)}'",
                "f'{\"a}'",
                "f'{a=b}'",
                "f'' b''",
            })
    void formatString_isRefused(String source) {
        assertThat(accepts(source)).isFalse();
    }
}
