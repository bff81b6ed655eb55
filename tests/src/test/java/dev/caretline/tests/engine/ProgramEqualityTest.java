package dev.caretline.tests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.tests.engine.Programs.Call;
import dev.caretline.tests.engine.Programs.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What a program can see and what it leaves behind is the same under {@code caretline run}, first time and warm. */
class ProgramEqualityTest {
    @TempDir
    Path temporary;

    @TestFactory
    List<DynamicTest> run_doesWhatPythonDoes() throws IOException {
        Programs programs = Programs.underTest(temporary, "programs");
        List<DynamicTest> tests = new ArrayList<>();
        for (Call call : programs.calls()) {
            tests.add(DynamicTest.dynamicTest(String.join(" ", call.arguments()), () -> {
                Run expected = programs.plainly(call);
                assertThat(programs.underCaretline(call, programs.ownCache()))
                        .as("first run")
                        .isEqualTo(expected);
                assertThat(programs.underCaretline(call, programs.ownCache()))
                        .as("warm run")
                        .isEqualTo(expected);
            }));
        }
        assertThat(tests).hasSizeGreaterThan(70);
        return tests;
    }
}
