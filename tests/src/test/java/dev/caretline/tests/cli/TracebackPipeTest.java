package dev.caretline.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code caretline traceback ... | head}: a reader that has gone is nobody's failure. */
class TracebackPipeTest {
    private static final String TRACEBACK = """
            Traceback (most recent call last):
              File "a.py", line 1, in <module>
                x.y
            AttributeError: no
            """;

    @TempDir
    Path folder;

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
