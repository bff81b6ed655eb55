package dev.caretline.tests.values;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.caretline.tests.oracle.WovenPython;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs, plain and with values kept: all that a program or its surroundings can see is the same. */
class UnnoticedValuesTest {
    /** Also these, which were written for another feature. */
    private static final String MORE = "/dev/caretline/tests/assertions/programs.txt";

    @Test
    void programs_doTheSameAsWithoutUs(@TempDir Path folder) {
        List<JsonObject> answers = new ArrayList<>();
        for (String programs : List.of("programs.txt", MORE)) {
            answers.addAll(WovenPython.askAboutPrograms(UnnoticedValuesTest.class, programs, "values", folder));
        }
        assertThat(answers).hasSizeGreaterThan(120);
        WovenPython.assertSame(answers);
    }
}
