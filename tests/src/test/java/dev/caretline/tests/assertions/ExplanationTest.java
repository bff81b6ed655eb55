package dev.caretline.tests.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.caretline.tests.oracle.WovenPython;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code explanations.py}: what is said of values that are not equal, of large ones, and of values that fight back. */
class ExplanationTest {
    @Test
    void values_areExplained_whateverTheyAre(@TempDir Path folder) {
        List<JsonObject> checks = new WovenPython(ExplanationTest.class, folder).ask("explanations.py", List.of());
        assertThat(checks).hasSizeGreaterThan(45);
        SoftAssertions each = new SoftAssertions();
        for (JsonObject check : checks) {
            each.assertThat(check.get("ok").getAsBoolean())
                    .as(check.get("name").getAsString() + ": "
                            + check.get("detail").getAsString())
                    .isTrue();
        }
        each.assertAll();
    }
}
