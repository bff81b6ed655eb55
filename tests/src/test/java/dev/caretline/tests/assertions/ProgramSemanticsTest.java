package dev.caretline.tests.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.caretline.tests.oracle.WovenPython;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code programs.txt}, plain and woven: everything that a program or its surroundings can see is the same. */
class ProgramSemanticsTest {
    private static List<JsonObject> answers = List.of();

    @BeforeAll
    static void run(@TempDir Path folder) {
        answers = WovenPython.askAboutPrograms(ProgramSemanticsTest.class, "programs.txt", "assertions", folder);
    }

    @Test
    void programs_doTheSameAsWithoutUs() {
        assertThat(answers).hasSizeGreaterThan(100);
        WovenPython.assertSame(answers);
    }

    @Test
    void failingAsserts_areExplained() {
        assertThat(WovenPython.sum(answers, "reports")).isGreaterThan(250);
    }
}
