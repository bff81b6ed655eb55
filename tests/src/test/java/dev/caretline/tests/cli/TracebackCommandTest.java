package dev.caretline.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code caretline traceback} as a command: its options, and a reader that has gone. */
class TracebackCommandTest {
    private static final String TRACEBACK = """
            Traceback (most recent call last):
              File "a.py", line 1, in <module>
                x.y
            AttributeError: no
            """;

    @TempDir
    Path folder;

    private static final String IN_LIBRARIES = """
            before
            Traceback (most recent call last):
              File "a.py", line 1, in <module>
                f()
              File "/x/lib/python3.11/site-packages/one.py", line 1, in f
                g()
              File "/x/lib/python3.11/site-packages/two.py", line 1, in g
                h()
              File "b.py", line 1, in h
                x.y
            AttributeError: no
            after
            """;

    private static Launcher.Run traceback(Map<String, String> environment, String... options) {
        List<String> arguments = new ArrayList<>(List.of("traceback"));
        arguments.addAll(List.of(options));
        return Launcher.run(Launcher.script(), environment, IN_LIBRARIES, arguments.toArray(String[]::new));
    }

    @Test
    void framesOfLibraries_areFolded_ifThatIsAskedFor() {
        assertThat(traceback(Map.of()).out()).contains("one.py:1 in f", "two.py:1 in g");
        assertThat(traceback(Map.of(), "--frames", "user").out())
                .startsWith("before\n")
                .contains("  … 2 frames in ", "b.py:1 in h")
                .doesNotContain(" in f\n")
                .endsWith("after\n");
    }

    @Test
    void colours_areThoseAskedFor() {
        String dark = traceback(Map.of(), "--color", "always").out();
        assertThat(dark).contains("\033[");
        assertThat(traceback(Map.of("CARETLINE_THEME", "light"), "--color=always")
                        .out())
                .contains("\033[")
                .isNotEqualTo(dark);
        assertThat(traceback(Map.of("FORCE_COLOR", "1"), "--color", "never").out())
                .doesNotContain("\033[");
    }

    @Test
    void style_isThatOfTheOption_elseOfTheEnvironment() {
        Map<String, String> environment = Map.of("CARETLINE_STYLE", "cpython-3.11");
        assertThat(traceback(environment).out()).isEqualTo(IN_LIBRARIES);
        assertThat(traceback(environment, "--style", "caretline").out()).contains("a.py:1 in <module>");
    }

    @ParameterizedTest
    @CsvSource({
        "--frames=some, '--frames takes one of user, all, not ''some'''",
        "--color=blue, '--color takes one of auto, always, never, not ''blue'''",
        "--style=plain, there is no style called 'plain'"
    })
    void wrongValue_isOneLine(String option, String complaint) {
        assertThat(traceback(Map.of(), option))
                .isEqualTo(new Launcher.Run(2, "", "caretline traceback: " + complaint + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--style=caretline"})
    void traceback_endsWithoutAWord_whenTheReaderHasGone(String option) throws IOException {
        Path log = Files.writeString(folder.resolve("log"), TRACEBACK.repeat(3000));
        Path script = Files.writeString(folder.resolve("script"), "#!/bin/sh\n\"$@\" | head -1 >/dev/null\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Launcher.Run run =
                Launcher.run(script, Map.of(), "", Launcher.script().toString(), "traceback", option, log.toString());
        assertThat(run.err()).isEmpty();
    }
}
