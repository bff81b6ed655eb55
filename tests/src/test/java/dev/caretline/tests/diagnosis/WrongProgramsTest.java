package dev.caretline.tests.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.tests.oracle.EmbeddedCPython;
import dev.caretline.tests.oracle.OracleServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The corpus of wrong programs: the parser says what CPython's says, letter by letter. */
class WrongProgramsTest {
    private static final List<WrongProgram> CORPUS = WrongProgram.all("wrong");
    private static OracleServer oracle;

    @BeforeAll
    static void start() {
        oracle = new OracleServer(EmbeddedCPython.get());
    }

    @AfterAll
    static void stop() {
        oracle.close();
    }

    private static ErrorComparison compare(UnaryOperator<String> change) {
        ErrorComparison comparison = new ErrorComparison(oracle);
        for (WrongProgram program : CORPUS) {
            String changed = change.apply(program.latin1());
            comparison.compare(program.group(), changed.getBytes(StandardCharsets.ISO_8859_1), program.mode());
        }
        return comparison;
    }

    @Test
    void errors_areCPythons() {
        ErrorComparison comparison = compare(program -> program);
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.refused()).isGreaterThan(2_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exec", "eval", "single"})
    void errors_areCPythons_withoutTheLastLineEnd(String mode) {
        ErrorComparison comparison = new ErrorComparison(oracle);
        for (WrongProgram program : CORPUS) {
            String open = program.latin1().replaceFirst("\n$", "");
            if (open.endsWith("\r\n")) {
                // To a module that ends so CPython adds a line end, and here none; see docs/syntax-errors.md.
                continue;
            }
            comparison.compare(program.group(), open.getBytes(StandardCharsets.ISO_8859_1), mode);
        }
        assertThat(comparison.differences()).isEmpty();
    }

    @Test
    void errors_areCPythons_afterAByteOrderMark() {
        assertThat(compare(program -> "\u00ef\u00bb\u00bf" + program).differences())
                .isEmpty();
    }

    @Test
    void errors_areCPythons_afterOtherStatements() {
        assertThat(compare(program -> "import a\n\n@b\nclass A:\n  def f(self): pass\n" + program)
                        .differences())
                .isEmpty();
    }

    @Test
    void warningsBefore_areCPythons() {
        String head = "'\\d'\ndef f():\n  b'\\d'; f'{1if x else y}\\{x}\\z{0x1for z:\\w}'\nx = 1if 2 else '\\777'\n";
        assertThat(compare(program -> head + program).differences()).isEmpty();
    }

    @Test
    void warningsBeforeAndAfter_areCPythons() {
        String head = "try:\n  r'\\d' 'b' '\\q'\nfinally: 1.5j if x else 0o7or 1\n";
        String tail = "\nx = 1if 2 else 0xfor y\n'\\d'\n";
        assertThat(compare(program -> head + program + tail).differences()).isEmpty();
    }

    @Test
    void errors_areCPythons_withinAFunction() {
        assertThat(compare(program -> "def f():\n    if x:\n        pass\n    "
                                + program.replace("\n", "\n    ").stripTrailing() + "\n")
                        .differences())
                .isEmpty();
    }

    @Test
    void errors_areCPythons_beforeTokensThatAreWrongToo() {
        assertThat(compare(program -> program + "\nx = 'y\n").differences()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "x = ~9~4300~``",
                "x = ~9~4301~``",
                "x = ~9_9~2151~``",
                "x = ~9~5000~j",
                "x = ~0~5000~``",
                "x = 0x~9~5000~``",
                "f'{~9~4301~}'",
                "x = ~(~200~``",
                "x = ~[~90~1 2",
                "x = ~(lambda: ~80~1 2",
                "x = ~not ~5900~a b",
                "x = ~not ~6000~a",
                "x = ~-~5990~1 2",
                "x = ~a if b else ~5900~c d",
                "x = ~a if b else ~6100~c d",
                "~if a:~20000~``",
                "x = ~lambda: ~7000~a",
                "x = ~a ** ~3100~b c",
                "x = ~'a' ~5000~b'c'",
                "x = ~a.b + ~5000~c d",
                "f(~a=1, ~5000~b)",
                "x = ~await ~7000~a b",
            })
    void errors_areCPythons_whereSomethingIsRepeated(String head, String part, int times, String tail) {
        ErrorComparison comparison = new ErrorComparison(oracle);
        String source = head + part.repeat(times) + tail + "\n";
        comparison.compare(part + " " + times + " times", source.getBytes(StandardCharsets.UTF_8), "exec");
        assertThat(comparison.differences()).isEmpty();
    }
}
