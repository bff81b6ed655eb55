package dev.caretline.tests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.tests.engine.Programs.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where {@code --json FILE} is: in the folder that the program was started in. */
class JsonFileTest {
    @TempDir
    Path temporary;

    private Programs programs;

    @BeforeEach
    void copyPrograms() throws IOException {
        programs = Programs.underTest(temporary, "faults");
    }

    private Run run(String folder, String code) {
        String script = folder + " && exec \"$@\"";
        return programs.run(
                List.of(
                        "/bin/sh",
                        "-c",
                        script,
                        "sh",
                        Programs.launcher().toString(),
                        "run",
                        "--python",
                        Programs.python().toString(),
                        "--json",
                        "failure.json",
                        "-c",
                        code),
                programs.ownCache(),
                "");
    }

    @Test
    void json_isWhereTheProgramWasStarted_whenItWentElsewhere() throws IOException {
        Path elsewhere = Files.createDirectory(programs.folder().resolve("elsewhere"));
        Run run = run("cd .", "import os; os.chdir('elsewhere'); 1/0");
        assertThat(run.err()).contains("ZeroDivisionError");
        assertThat(programs.folder().resolve("failure.json")).content().contains("ZeroDivisionError");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void json_isRefusedInOneLine_whenTheFolderIsGone() {
        assertThat(run("cd .", "pass").status()).isZero();
        Run run = run("mkdir gone && cd gone && rmdir ../gone", "1/0");
        assertThat(run.err())
                .contains("ZeroDivisionError")
                .contains("\ncaretline: the failure was not written as JSON: the working folder is gone\n");
    }
}
