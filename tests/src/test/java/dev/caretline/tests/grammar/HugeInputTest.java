package dev.caretline.tests.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs that are far larger or deeper than programs are. */
class HugeInputTest {
    private static final int MEGABYTE = 1 << 20;
    private static final int LONG_LINE = MEGABYTE;
    private static final int REPETITIONS = 20_000;

    private static Mod parse(byte[] source) {
        return Parser.parse(SourceText.decode(source, "huge"), ParseMode.EXEC, PythonVersion.V3_11);
    }

    private static byte[] repeated(String head, String part, int times, String tail) {
        return (head + part.repeat(times) + tail).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @Tag("full")
    void fileOf100Megabytes_isParsed() throws IOException {
        byte[] once = Files.readAllBytes(EmbeddedCPython.get().library().resolve("functools.py"));
        int times = 100 * MEGABYTE / once.length + 1;
        byte[] huge = new byte[times * once.length];
        for (int i = 0; i < times; i++) {
            System.arraycopy(once, 0, huge, i * once.length, once.length);
        }
        int statements = ((Mod.Module) parse(once)).body().size();
        assertThat(((Mod.Module) parse(huge)).body()).hasSize(times * statements);
    }

    @ParameterizedTest
    @Tag("full")
    @ValueSource(strings = {"1, ", "0x1f + ", "a.b and ", "f(a=b)[0] < "})
    void lineOf10Megabytes_isParsed(String part) {
        byte[] source = repeated("x = (", part, 10 * MEGABYTE / part.length(), "1)\n");
        assertThat(((Mod.Module) parse(source)).body()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "x = [~1, ~]",
                "x = (~'a' ~)",
                "f(~a=b, ~)",
                "x = a~.b~",
                "x = a~[0]~",
                "x = a~(0)~",
                "x = 1~ + 1~",
                "x = a~ and a~",
                "x = a~ < a~",
                "~x;~x",
                "~a = ~1",
                "x = '~abc~'",
                "x = f'~{a}~'",
                "x = 0x~f~",
            })
    void longLine_isParsed(String head, String part, String tail) {
        String end = tail == null ? "" : tail;
        String start = head == null ? "" : head;
        byte[] source = repeated(start, part, LONG_LINE / part.length(), end + "\n");
        assertThat(((Mod.Module) parse(source)).body()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "(",
                "[",
                "{",
                "x[",
                "f(",
                "lambda: ",
                "not ",
                "-",
                "(-",
                "x if y else ",
                "2 ** ",
                "await ",
                "{1: ",
                "*",
                "**",
                "with (",
                "match (",
                "case ",
                "a = ",
                "a: ",
                "f'{",
                "'",
                "\\",
                "@",
                "if x:",
                "def f(",
                "x := ",
                "(x for x in ",
                "[x for x in ",
                "print ",
                "import ",
                "from . import (",
                ".",
                ",",
                "yield ",
                "f(a for a in b, ",
                "if 1: ; ",
                "x = (y = "
            })
    void endlessRepetition_endsInOneErrorOrATree(String part) {
        assertThatCode(() -> {
                    try {
                        parse(repeated("", part, REPETITIONS, "1\n"));
                    } catch (PythonSyntaxException expected) {
                        assertThat(expected.problem().type()).isNotNull();
                    }
                })
                .doesNotThrowAnyException();
    }
}
