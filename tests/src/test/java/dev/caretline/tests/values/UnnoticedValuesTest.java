package dev.caretline.tests.values;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.caretline.tests.oracle.WovenPython;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs, plain and with values kept: all that a program or its surroundings can see is the same. */
class UnnoticedValuesTest {
    /** Also these, which were written for another feature. */
    private static final String MORE = "/dev/caretline/tests/assertions/programs.txt";

    @Test
    void programs_doTheSameAsWithoutUs(@TempDir Path folder) {
        List<JsonObject> questions = new ArrayList<>();
        for (String programs : List.of("programs.txt", MORE)) {
            for (String program :
                    WovenPython.resource(UnnoticedValuesTest.class, programs).split("(?m)^=== ")) {
                if (!program.isEmpty() && !program.startsWith("#")) {
                    questions.add(question(program));
                }
            }
        }
        List<JsonObject> answers = new WovenPython(WovenPython.class, folder).ask("differential.py", questions);
        assertThat(answers).hasSameSizeAs(questions).hasSizeGreaterThan(120);
        SoftAssertions each = new SoftAssertions();
        for (JsonObject answer : answers) {
            each.assertThat(answer.get("woven"))
                    .as(answer.get("name").getAsString())
                    .isEqualTo(answer.get("plain"));
        }
        each.assertAll();
    }

    private static JsonObject question(String program) {
        int end = program.indexOf('\n');
        String source = program.substring(end + 1);
        JsonObject question = new JsonObject();
        question.addProperty("name", program.substring(0, end));
        question.addProperty("source", source);
        question.addProperty("woven", WovenPython.wovenBase64("values", source));
        return question;
    }
}
