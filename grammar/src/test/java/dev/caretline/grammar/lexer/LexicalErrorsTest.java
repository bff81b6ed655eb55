package dev.caretline.grammar.lexer;

import static dev.caretline.grammar.lexer.TokenListing.lex;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.grammar.source.SyntaxProblem;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What CPython 3.11.3 says of the same sources, in its words and with its numbers. */
class LexicalErrorsTest {
    // Source and text have \n for a line end. The places are line, offset, end_lineno, end_offset.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "é = \"\\n              | unterminated string literal (detected at line 1) | 1 5 1 5 | é = \"",
                "'abc\\\\n              | unterminated string literal (detected at line 1) | 1 1 1 1 | 'abc\\",
                "x = '''a\\n\\nb         | unterminated triple-quoted string literal (detected at line 3) | 1 5 1 5 | x = '''a",
                "x = '''a\\nb''' + f'    | unterminated string literal (detected at line 2) | 2 8 2 8 | b''' + f'",
                "é + 0777              | leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers | 1 6 1 7 | é + 0777",
                "0_7                   | leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers | 1 1 1 3 | 0_7",
                "0b12                  | invalid digit '2' in binary literal | 1 4 1 4 | 0b12",
                "0o8                   | invalid digit '8' in octal literal | 1 3 1 3 | 0o8",
                "0b_                   | invalid binary literal | 1 3 1 3 | 0b_",
                "0o                    | invalid octal literal | 1 2 1 2 | 0o",
                "0xg                   | invalid hexadecimal literal | 1 2 1 2 | 0xg",
                "0x1_                  | invalid hexadecimal literal | 1 4 1 4 | 0x1_",
                "1_                    | invalid decimal literal | 1 2 1 2 | 1_",
                "1__0                  | invalid decimal literal | 1 2 1 2 | 1__0",
                "1e+x                  | invalid decimal literal | 1 3 1 3 | 1e+x",
                "1.ex                  | invalid decimal literal | 1 2 1 2 | 1.ex",
                "1jx                   | invalid imaginary literal | 1 2 1 2 | 1jx",
                "1orx                  | invalid decimal literal | 1 1 1 1 | 1orx",
                "x€y                   | invalid character '€' (U+20AC) | 1 2 1 2 | x€y",
                "x\u200b               | invalid non-printable character U+200B | 1 2 1 2 | x\u200b",
                "é)                    | unmatched ')' | 1 2 1 2 | é)",
                "(]                    | closing parenthesis ']' does not match opening parenthesis '(' | 1 2 1 2 | (]",
                "[\\n\\né)             | closing parenthesis ')' does not match opening parenthesis '[' on line 1 | 3 2 3 2 | é)",
            })
    void tokenizer_raises(String source, String message, String place, String text) {
        Tokens tokens = lex(source.replace("\\n", "\n"));
        SyntaxProblem problem = tokens.problem().orElseThrow();
        assertThat(problem.type()).isEqualTo(SyntaxProblem.Type.SYNTAX_ERROR);
        assertThat(problem.message()).isEqualTo(message);
        assertThat(place(problem)).isEqualTo(place);
        assertThat(problem.text()).contains(text);
        assertThat(tokens.isProblemRaised()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "if 1:\\n  é\\n b     | IndentationError | unindent does not match any outer indentation level | 3 3 3 -1 | ` b\\n`",
                "if 1:\\n\té\\n        b | TabError | inconsistent use of tabs and spaces in indentation | 3 1 3 0 | `        b\\n`",
                "é \\é                | SyntaxError | unexpected character after line continuation character | 1 4 1 0 | é \\é\\n",
                "a = \\\\n\\é         | SyntaxError | unexpected character after line continuation character | 2 8 2 0 | a = \\\\n\\é\\n",
                "x = '''\\n''' \\z    | SyntaxError | unexpected character after line continuation character | 2 14 2 0 | x = '''\\n''' \\z\\n",
                "é\\                  | SyntaxError | unexpected EOF while parsing | 1 3 1 -1 | é\\\\n",
                "if 1:\\n\\n  é(\\n    | SyntaxError | '(' was never closed | 3 4 3 0 | `  é(\\n`",
                "a(b[\\nc             | SyntaxError | '[' was never closed | 1 4 1 0 | a(b[",
            })
    void parser_reports(String source, String type, String message, String place, String text) {
        Tokens tokens = lex(source.replace("\\n", "\n"));
        SyntaxProblem problem = tokens.problem().orElseThrow();
        assertThat(problem.type().pythonName()).isEqualTo(type);
        assertThat(problem.message()).isEqualTo(message);
        assertThat(place(problem)).isEqualTo(place);
        assertThat(problem.text()).contains(text.replace("\\n", "\n"));
        assertThat(tokens.isProblemRaised()).isFalse();
    }

    @Test
    void parser_countsBytes_whenTheFileDoesNotDeclareItsEncoding() {
        byte[] file = "é \\z".getBytes(StandardCharsets.UTF_8);
        assertThat(place(lex(file).problem().orElseThrow())).isEqualTo("1 5 1 0");
        assertThat(place(lex("é \\z").problem().orElseThrow())).isEqualTo("1 4 1 0");
    }

    @Test
    void undecodableName_isAUnicodeError() {
        SyntaxProblem problem =
                lex(new byte[] {'x', (byte) 0xFF, ' ', '='}).problem().orElseThrow();
        assertThat(problem.message())
                .isEqualTo("(unicode error) 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte");
        assertThat(place(problem)).isEqualTo("1 2 1 -1");
        assertThat(problem.text()).contains("x\uFFFD =\n");
    }

    @Test
    void controlCharacter_isNotPrintable() {
        SyntaxProblem problem = lex("x\u0001").problem().orElseThrow();
        assertThat(problem.message()).isEqualTo("invalid non-printable character U+0001");
        assertThat(place(problem)).isEqualTo("1 2 1 2");
    }

    @Test
    void undecodableComment_isNone() {
        assertThat(lex(new byte[] {'#', (byte) 0xFF}).problem()).isEmpty();
    }

    @Test
    void brackets_areTooManyAt201() {
        assertThat(lex("(".repeat(200) + ")".repeat(200)).problem()).isEmpty();
        SyntaxProblem problem = lex("(".repeat(201)).problem().orElseThrow();
        assertThat(problem.message()).isEqualTo("too many nested parentheses");
        assertThat(place(problem)).isEqualTo("1 201 1 201");
    }

    @Test
    void levels_areTooManyAt100() {
        assertThat(lex(levels(99)).problem()).isEmpty();
        SyntaxProblem problem = lex(levels(100)).problem().orElseThrow();
        assertThat(problem.type()).isEqualTo(SyntaxProblem.Type.INDENTATION_ERROR);
        assertThat(problem.message()).isEqualTo("too many levels of indentation");
        assertThat(place(problem)).isEqualTo("101 1 101 0");
    }

    private static String levels(int count) {
        return IntStream.range(0, count)
                        .mapToObj(i -> " ".repeat(i) + "if 1:\n")
                        .collect(Collectors.joining()) + " ".repeat(count) + "x\n";
    }

    @Test
    void errorToken_isTheLastOne_andSaysHowFarTheTokenizerRead() {
        Tokens tokens = lex("x = 1_a + 2");
        int last = tokens.size() - 1;
        assertThat(tokens.type(last)).isEqualTo(PythonTokens.ERROR);
        assertThat(tokens.text(last)).isEqualTo("1_");
    }

    @Test
    void openBrackets_areThoseOpenAtTheError_withTheOutermostFirst() {
        Tokens tokens = lex("f(a, [b, {c}, \"");
        assertThat(tokens.openBrackets()).containsExactly(1, 4);
    }

    @Test
    void problemInAField_isRelativeToTheFieldInItsParentheses() {
        Tokens outer = lex("\nx = f'é{a 0777}'");
        SyntaxProblem problem = Lexer.lexField(outer, 10, 16).problem().orElseThrow();
        assertThat(place(problem)).isEqualTo("2 4 2 5");
        assertThat(problem.text()).contains("(a 0777)");
    }

    private static String place(SyntaxProblem problem) {
        return IntStream.of(
                        value(problem.line()),
                        value(problem.offset()),
                        value(problem.endLine()),
                        value(problem.endOffset()))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" "));
    }

    private static int value(OptionalInt number) {
        return number.orElseThrow();
    }
}
