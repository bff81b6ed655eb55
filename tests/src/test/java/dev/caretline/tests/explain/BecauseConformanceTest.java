package dev.caretline.tests.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BecauseConformanceTest {
    @Test
    void everyProgram_isExplainedAsItsCommentsSay(@TempDir Path folder) {
        List<ExplainedProgram> programs = ExplainedProgram.all();
        List<List<String>> said = ExplainedProgram.explanations(folder, programs);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < programs.size(); i++) {
            ExplainedProgram program = programs.get(i);
            if (!said.get(i).equals(program.expected())) {
                wrong.add(program.name() + "\n  expected: " + program.expected() + "\n  said:     " + said.get(i));
            }
        }
        assertThat(programs).hasSizeGreaterThan(230);
        assertThatList(wrong).isEmpty();
    }
}
