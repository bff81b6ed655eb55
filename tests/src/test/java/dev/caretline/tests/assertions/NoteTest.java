package dev.caretline.tests.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.caretline.tests.oracle.WovenPython;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code notes.txt}: the note of a failed assert, word for word. */
class NoteTest {
    private record Program(String name, String source, String note) {
        static Program of(String text) {
            int name = text.indexOf('\n');
            int note = text.indexOf("\n---\n");
            return new Program(
                    text.substring(0, name),
                    text.substring(name + 1, note + 1),
                    text.substring(note + 5).stripTrailing());
        }

        JsonObject question() {
            return WovenPython.question(name, "assertions", source);
        }
    }

    private static List<Program> programs() {
        List<Program> programs = new ArrayList<>();
        for (String text : ("\n" + WovenPython.resource(NoteTest.class, "notes.txt")).split("\n=== ")) {
            if (text.contains("\n---\n")) {
                programs.add(Program.of(text));
            }
        }
        return programs;
    }

    @Test
    void note_isAsWritten(@TempDir Path folder) {
        List<Program> programs = programs();
        List<JsonObject> answers = new WovenPython(NoteTest.class, folder)
                .ask("notes.py", programs.stream().map(Program::question).toList());
        assertThat(answers).hasSameSizeAs(programs).hasSizeGreaterThan(10);
        SoftAssertions each = new SoftAssertions();
        for (int i = 0; i < programs.size(); i++) {
            each.assertThat(answers.get(i).get("note").getAsString())
                    .as(programs.get(i).name())
                    .isEqualTo(programs.get(i).note());
        }
        each.assertAll();
    }
}
