package dev.caretline.grammar.lexer;

import static dev.caretline.grammar.lexer.TokenListing.lex;
import static dev.caretline.grammar.lexer.TokenListing.typeName;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetaggerTest {
    private static final List<String> RETAGGED =
            List.of("TCOMMA", "TSEMI", "WNAME", "KWNAME", "ISNOT", "WPAR", "MATCH", "CASE");

    /** What has been retagged, as type and column on the first line. */
    private static String retagged(String source) {
        Tokens tokens = lex(source);
        return IntStream.range(0, tokens.size())
                .filter(i -> RETAGGED.contains(typeName(tokens.type(i))))
                .mapToObj(i -> typeName(tokens.type(i)) + "@" + tokens.start(i))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "f(a,)              | TCOMMA@3",
                "[a, b,]            | TCOMMA@5",
                "{a: b,}            | TCOMMA@5",
                "x[a,]              | TCOMMA@3",
                "a, = b             | TCOMMA@1",
                "a, += b            | TCOMMA@1",
                "for a, in b, : c   | TCOMMA@5 TCOMMA@11",
                "a,; b,             | TCOMMA@1 TCOMMA@5",
                "x = a, # why       | TCOMMA@5",
                "lambda a,: b       | TCOMMA@8",
                "x[lambda a,: a]    | TCOMMA@10",
                "x[lambda a=lambda b,: b, c,: a, :d] | TCOMMA@19 TCOMMA@26",
            })
    void comma_endsItsList_before(String source, String expected) {
        assertThat(retagged(source)).isEqualTo(expected);
    }

    @Test
    void comma_endsItsList_beforeTheGuardOfACase() {
        assertThat(retagged("match a,:\n case b, if c: d")).isEqualTo("MATCH@0 TCOMMA@7 CASE@11 TCOMMA@17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"f(a, b)", "x[a, :b]", "x[a, lambda: b, :c]", "x = a, b", "a, b = c", "[a for a, b in c]"})
    void comma_doesNotEndItsList_otherwise(String source) {
        assertThat(retagged(source)).isEmpty();
    }

    @Test
    void semicolon_isTheLastOne_beforeTheLineEnd() {
        assertThat(retagged("a; b;\nc;d")).isEqualTo("TSEMI@4");
    }

    @Test
    void name_isTheTargetOfAWalrus() {
        assertThat(retagged("(a := b)\nx[c:=d]")).isEqualTo("WNAME@1 WNAME@11");
    }

    @Test
    void name_isAKeywordArgument_withinParenthesesOnly() {
        assertThat(retagged("f(a=b, *c, d=e)")).isEqualTo("KWNAME@2 KWNAME@11");
        assertThat(retagged("a = b\nx[a] = b\nf(a == b)\nf(a.b)")).isEmpty();
    }

    @Test
    void is_isHalfOfIsNot() {
        assertThat(retagged("a is not b")).isEqualTo("ISNOT@2");
        assertThat(retagged("a is b\na not in b")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with (a):\n b",
                "with (a, b):\n c",
                "with (a as b):\n c",
                "with (a as b, c as (d, e)):\n f",
                "with (a * b, c):\n d",
                "with (lambda *a: a, b):\n c",
                "with (lambda x, *a: a, b):\n c",
                "with (f(*a), [*b]):\n c",
                "with ((yield), b):\n c",
                "with ([a for a in b], (c := d)):\n e",
                "with (a as b,):\n c"
            })
    void parenthesis_holdsWithItems_before(String source) {
        assertThat(retagged(source)).contains("WPAR@5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with ():\n a",
                "with (a, b) as c:\n d",
                "with (a), b:\n c",
                "with (a).b:\n c",
                "with (a)(b):\n c",
                "with (yield):\n a",
                "with (a for a in b):\n c",
                "with (a async for a in b):\n c",
                "with (a, *b):\n c",
                "with (*a,):\n b",
                "with (a := b):\n c",
                "with (a, b := c):\n d",
                "with (a) if b else c:\n d",
                "with f(a):\n b",
                "(a): b"
            })
    void parenthesis_startsAnExpression_before(String source) {
        assertThat(retagged(source)).doesNotContain("WPAR");
    }

    @Test
    void match_isAKeyword_whenCaseStartsItsBlock() {
        assertThat(retagged("match x:\n case 1: pass\n case _: pass\n")).isEqualTo("MATCH@0 CASE@10 CASE@24");
        assertThat(retagged("match (x), y:\n  # why\n\n  case 1: pass\n")).startsWith("MATCH@0");
    }

    @Test
    void match_isAKeyword_withinAnotherOne() {
        assertThat(retagged("match x:\n case 1:\n  match y:\n   case 2: z\n case 3: z"))
                .isEqualTo("MATCH@0 CASE@10 MATCH@20 CASE@32 CASE@43");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "match = 1",
                "match(x)",
                "match[a:b] = c",
                "match: int = 3",
                "match.x",
                "x = match",
                "if match:\n  case = 1",
                "case: int = 1",
                "case(x)",
                "if x:\n case: int = 1",
                "print(match, case)"
            })
    void matchAndCase_areNames_otherwise(String source) {
        assertThat(retagged(source)).doesNotContain("MATCH").doesNotContain("CASE");
    }

    @Test
    void case_isAName_inABlockWithinACase() {
        assertThat(retagged("match x:\n case 1:\n  case = 2\n  case(3)\n case 4: y"))
                .isEqualTo("MATCH@0 CASE@10 CASE@40");
    }
}
