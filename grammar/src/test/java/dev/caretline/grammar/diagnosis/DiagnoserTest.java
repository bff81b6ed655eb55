package dev.caretline.grammar.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.grammar.lexer.Lexer;
import dev.caretline.grammar.lexer.Tokens;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.grammar.source.SyntaxProblem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnoserTest {
    private static Optional<SyntaxProblem> problem(String source) {
        return Diagnoser.ofModule(tokens(source), PythonVersion.V3_11, 0).map(Diagnosis::problem);
    }

    private static Tokens tokens(String source) {
        return Lexer.lex(SourceText.of(source, "<string>"), PythonVersion.V3_11);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a b                 | 3 | 4  | invalid syntax",
                "f(1 2)              | 3 | 6  | invalid syntax. Perhaps you forgot a comma?",
                "f() = 1             | 1 | 4  | cannot assign to function call here. Maybe you meant '==' instead of '='?",
                "print x             | 1 | 8  | Missing parentheses in call to 'print'. Did you mean print(...)?",
                "if x                | 5 | 5  | expected ':'",
                "del f()             | 5 | 8  | cannot delete function call",
                "f(a for a in b, c)  | 3 | 15 | Generator expression must be parenthesized",
                "f(**a, b)           | 9 | 10 | positional argument follows keyword argument unpacking",
                "x = {1: 2, 3}       | 12 | 0 | ':' expected after dictionary key",
                "lambda x=1, y: x    | 13 | 14 | non-default argument follows default argument",
                "x = (1              | 5 | 0  | '(' was never closed",
                "'\\x'               | 5 | 5  | (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: truncated \\xXX escape",
                "f'{a b}'            | 2 | 5  | f-string: invalid syntax. Perhaps you forgot a comma?",
                "f'{}'               | 6 | 6  | f-string: empty expression not allowed",
            })
    void problem_isWhatCPythonSays(String source, int offset, int endOffset, String message) {
        SyntaxProblem problem = problem(source.strip()).orElseThrow();
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.offset()).hasValue(offset);
        assertThat(problem.endOffset()).hasValue(endOffset);
    }

    @Test
    void problem_isEmpty_whenTheSourceIsRight() {
        assertThat(problem("def f(a, /, b=1, *, c): return [a for a in f'{b!r:{c}}' if a]\n"))
                .isEmpty();
    }

    @Test
    void problem_isThatOfTheBlock_whenItIsNotIndented() {
        SyntaxProblem problem = problem("if x:\npass\n").orElseThrow();
        assertThat(problem.type()).isEqualTo(SyntaxProblem.Type.INDENTATION_ERROR);
        assertThat(problem.message()).isEqualTo("expected an indented block after 'if' statement on line 1");
        assertThat(problem.line()).hasValue(2);
    }

    @Test
    void tokenizerProblemLater_isPreferred_toGenericOne() {
        assertThat(problem("a b\nx = 'y\n").orElseThrow().message())
                .isEqualTo("unterminated string literal (detected at line 2)");
    }

    @Test
    void bracketNotClosed_isPreferred_whenItIsOnAnEarlierLine() {
        assertThat(problem("x = (1,\n2 3\n").orElseThrow().message()).isEqualTo("'(' was never closed");
        assertThat(problem("x = (1 2,\n").orElseThrow().message())
                .isEqualTo("invalid syntax. Perhaps you forgot a comma?");
    }

    @Test
    void rightStatement_isBlamed_whenCPythonTakesItForAMatchStatement() {
        Tokens tokens = tokens("match(x)\ny = 1\ny = 1\ny = 1\na b\n");
        assertThat(Diagnoser.ofModule(tokens, PythonVersion.V3_11, tokens.size() - 3)
                        .orElseThrow()
                        .problem()
                        .message())
                .isEqualTo("expected ':'");
    }

    @Test
    void statementsBefore_areNotLookedAt() {
        Tokens tokens = tokens("a b\nx = 1\ny = 2\nc d\n");
        assertThat(Diagnoser.ofModule(tokens, PythonVersion.V3_11, tokens.size() - 3)
                        .orElseThrow()
                        .problem()
                        .line())
                .hasValue(4);
    }

    @Test
    void nestingBeyondTheParsersStack_isMemoryError() {
        assertThat(problem("x = " + "not ".repeat(6_000) + "y\n").orElseThrow().type())
                .isEqualTo(SyntaxProblem.Type.MEMORY_ERROR);
        assertThat(problem("x = " + "not ".repeat(5_900) + "y\n")).isEmpty();
    }

    @Test
    void expressionAndSingleStatement_haveTheirOwnRules() {
        assertThat(Diagnoser.ofExpression(tokens("x = 1"), PythonVersion.V3_11)).isPresent();
        assertThat(Diagnoser.ofExpression(tokens("x + 1"), PythonVersion.V3_11)).isEmpty();
        assertThat(Diagnoser.ofInteractive(tokens("if x:\n  y\n"), PythonVersion.V3_11))
                .isEmpty();
    }

    private static SyntaxProblem problemOfFile(String latin1) {
        byte[] file = latin1.getBytes(StandardCharsets.ISO_8859_1);
        Tokens tokens = Lexer.lex(SourceText.decode(file, "<string>"), PythonVersion.V3_11);
        return Diagnoser.ofModule(tokens, PythonVersion.V3_11, 0).orElseThrow().problem();
    }

    @Test
    void fileEndingWithCarriageReturn_hasOneLineMore() {
        assertThat(problemOfFile("if x:\n\n").line()).hasValue(2);
        assertThat(problemOfFile("if x:\r\n\r\n").line()).hasValue(3);
    }

    @Test
    void offsets_areBytes_whenTheEncodingIsNotDeclared() {
        assertThat(problemOfFile("\u00c3\u00a9 b\n").offset()).hasValue(4);
        assertThat(problemOfFile("\u00ef\u00bb\u00bf\u00c3\u00a9 b\n").offset()).hasValue(3);
    }

    @Test
    void wrongUtf8_isSyntaxErrorWhereItIsParsed_andBareErrorAfterAnotherOne() {
        assertThat(problemOfFile("x\u00ff = 1\n").message())
                .isEqualTo("(unicode error) 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte");
        SyntaxProblem bare = problemOfFile("a b\nx\u00ff = 1\n");
        assertThat(bare.type()).isEqualTo(SyntaxProblem.Type.UNICODE_DECODE_ERROR);
        assertThat(bare.message()).isEqualTo("'utf-8' codec can't decode byte 0xff in position 1: invalid start byte");
        assertThat(problemOfFile("x = '\u00ff'\n").offset()).hasValue(8);
    }

    @Test
    void severalStatements_areRefused_whereOneIsAskedFor() {
        assertThat(Diagnoser.ofInteractive(tokens("x = 1\n\n# comment\n"), PythonVersion.V3_11))
                .isEmpty();
        assertThat(Diagnoser.ofInteractive(tokens("x = 1\ny = 2\n"), PythonVersion.V3_11)
                        .orElseThrow()
                        .problem()
                        .message())
                .isEqualTo("multiple statements found while compiling a single statement");
    }
}
