package dev.caretline.tests.values;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.caretline.tests.oracle.WovenPython;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code reprs.py}: objects that do their worst in {@code __repr__} and around it. */
class BoundedReprTest {
    @Test
    void repr_isBoundedAndNeverRaises(@TempDir Path folder) {
        List<JsonObject> answers = new WovenPython(BoundedReprTest.class, folder).ask("reprs.py", List.of());
        assertThat(answers).hasSizeGreaterThan(30);
        SoftAssertions each = new SoftAssertions();
        for (JsonObject answer : answers) {
            each.assertThat(answer.getAsJsonArray("problems"))
                    .as(answer.get("what").getAsString())
                    .isEmpty();
        }
        each.assertAll();
    }
}
