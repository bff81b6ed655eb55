package dev.caretline.tests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.tests.engine.Programs.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs in files that Java cannot name, or cannot read once more: failures show their lines all the same. */
class UnusualFilesTest {
    private static final String NO_TEXT =
            "name=$(printf 'na\\377me.py'); printf 'import sys\\ndef f():\\n    {}[1]\\nprint(ascii(sys.argv))\\nf()\\n' > \"$name\"; ";

    @TempDir
    Path temporary;

    private Programs programs;

    @BeforeEach
    void copyPrograms() throws IOException {
        programs = Programs.underTest(temporary, "faults");
    }

    /** @param script runs {@code "$@"}, which is Python or stands for it */
    private Run run(String script, List<String> python) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
        command.addAll(python);
        return programs.run(command, programs.ownCache(), "");
    }

    private Run runOurs(String script, String style) {
        String python = Programs.python().toString();
        return run(script, List.of(Programs.launcher().toString(), "run", "--python", python, "--style", style));
    }

    @Test
    void failure_isThatOfPython_whenTheNameIsNoText() {
        String script = NO_TEXT + "exec \"$@\" \"$name\"";
        Run plain = run(script, List.of(Programs.python().toString()));
        assertThat(plain.err()).contains("{}[1]\n");
        assertThat(runOurs(script, "cpython-3.11")).isEqualTo(plain);
        assertThat(runOurs(script, "caretline").err()).contains("{}[1]");
    }

    @Test
    void failure_isThatOfPython_whenTheNameIsNoAsciiInTheLocaleC() {
        String script =
                "export LC_ALL=C; " + NO_TEXT.replace("\\377", "\\303\\251") + "exec \"$@\" \"$name\" \"$name\"";
        Run plain = run(script, List.of(Programs.python().toString()));
        assertThat(plain.err()).contains("{}[1]\n");
        assertThat(runOurs(script, "cpython-3.11")).isEqualTo(plain);
        assertThat(runOurs(script, "caretline").err()).contains("{}[1]");
    }

    @Test
    void failure_showsTheProgram_thatCameThroughAPipe() {
        String script = "printf 'x = [1]\\nx[3]\\n' | \"$@\" /dev/fd/0";
        Run plain = run(script, List.of(Programs.python().toString()));
        assertThat(runOurs(script, "cpython-3.11")).isEqualTo(plain);
        assertThat(runOurs(script, "caretline").err()).contains("x[3]\n");
    }

    @Test
    void failure_showsNoLineOfTheProgram_forCodeUnderTheNameOfNoFileThatRunsInItsNamespace() {
        String script = "printf '%s\\n' \"exec(compile('1/0', 'page.template', 'exec'), globals())\" > main.py; "
                + "exec \"$@\" main.py";
        Run plain = run(script, List.of(Programs.python().toString()));
        assertThat(runOurs(script, "cpython-3.11")).isEqualTo(plain);
        assertThat(runOurs(script, "caretline").err().lines())
                .containsSubsequence("  page.template:1 in <module>", "ZeroDivisionError: division by zero");
        // As linecache of these versions does.
        assertThat(runOurs(script, "cpython-3.13").err())
                .containsSubsequence("\"page.template\", line 1, in <module>\n    exec(compile(", "\n    ^^^\n");
    }
}
