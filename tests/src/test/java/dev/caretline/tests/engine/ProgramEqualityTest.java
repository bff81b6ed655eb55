package dev.caretline.tests.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caretline.tests.engine.Programs.Call;
import dev.caretline.tests.engine.Programs.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What a program can see and what it leaves behind is the same under {@code caretline run}, first time and warm. */
class ProgramEqualityTest {
    @TempDir
    Path temporary;

    /** A loaded machine may let Java take its time here; how long is patience is tested elsewhere. */
    private Map<String, String> environment() {
        return Map.of("CARETLINE_CACHE", temporary.resolve("cache").toString(), "CARETLINE_PATIENCE", "60");
    }

    @TestFactory
    List<DynamicTest> run_doesWhatPythonDoes() throws IOException {
        assumeTrue(Files.exists(Programs.launcher().resolveSibling("../target/agent")), "skipped: cli is not packaged");
        Programs programs = Programs.copiedTo(Files.createDirectory(temporary.resolve("programs")), "programs");
        List<DynamicTest> tests = new ArrayList<>();
        for (Call call : programs.calls()) {
            tests.add(DynamicTest.dynamicTest(String.join(" ", call.arguments()), () -> {
                Run expected = programs.plainly(call);
                assertThat(programs.underCaretline(call, environment()))
                        .as("first run")
                        .isEqualTo(expected);
                assertThat(programs.underCaretline(call, environment()))
                        .as("warm run")
                        .isEqualTo(expected);
            }));
        }
        assertThat(tests).hasSizeGreaterThan(70);
        return tests;
    }
}
