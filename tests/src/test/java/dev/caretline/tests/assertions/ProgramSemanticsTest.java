package dev.caretline.tests.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.caretline.tests.oracle.WovenPython;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code programs.txt}, plain and woven: everything that a program or its surroundings can see is the same. */
class ProgramSemanticsTest {
    private static List<JsonObject> answers = List.of();
    private static int programs;

    @BeforeAll
    static void run(@TempDir Path folder) {
        List<JsonObject> questions = Arrays.stream(WovenPython.resource(ProgramSemanticsTest.class, "programs.txt")
                        .split("(?m)^=== "))
                .skip(1)
                .map(ProgramSemanticsTest::question)
                .toList();
        programs = questions.size();
        answers = new WovenPython(WovenPython.class, folder).ask("differential.py", questions);
    }

    private static JsonObject question(String program) {
        int end = program.indexOf('\n');
        String source = program.substring(end + 1);
        JsonObject question = new JsonObject();
        question.addProperty("name", program.substring(0, end));
        question.addProperty("source", source);
        question.addProperty("woven", WovenPython.wovenBase64("assertions", source));
        return question;
    }

    @Test
    void programs_doTheSameAsWithoutUs() {
        assertThat(answers).hasSize(programs).hasSizeGreaterThan(100);
        SoftAssertions each = new SoftAssertions();
        for (JsonObject answer : answers) {
            each.assertThat(answer.get("woven"))
                    .as(answer.get("name").getAsString())
                    .isEqualTo(answer.get("plain"));
        }
        each.assertAll();
    }

    @Test
    void failingAsserts_areExplained() {
        assertThat(answers.stream()
                        .mapToInt(answer -> answer.get("reports").getAsInt())
                        .sum())
                .isGreaterThan(250);
    }
}
