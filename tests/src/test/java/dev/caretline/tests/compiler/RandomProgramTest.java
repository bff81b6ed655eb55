package dev.caretline.tests.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.tests.compiler.program.RandomProgram;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every field of every code object, as the embedded CPython has it, for random programs; a file is named by its seed. */
class RandomProgramTest {
    private static final int BATCH = 500;
    private static final CompileOptions OPTIONS = CompileOptions.of(Target.of(PythonVersion.V3_11));

    private final EmbeddedCPython python = EmbeddedCPython.get();

    @TempDir
    Path folder;

    private List<Path> programs(long from, long to) throws IOException {
        List<Path> files = new ArrayList<>();
        for (long seed = from; seed < to; seed++) {
            files.add(Files.writeString(folder.resolve(seed + ".py"), RandomProgram.of(seed)));
        }
        return files;
    }

    @Test
    void code_isCPythons_ofAFewHundredPrograms() throws IOException {
        CodeComparison comparison = CodeComparison.with(python, OPTIONS);
        assertThat(comparison.differences(programs(0, 200))).isEmpty();
        assertThat(comparison.accepted()).isGreaterThan(190);
    }

    @Test
    void code_isCPythons_ofProgramsWithoutRanges() throws IOException {
        assertThat(CodeComparison.with(python, OPTIONS.withRanges(false)).differences(programs(200, 260)))
                .isEmpty();
    }

    @Test
    @Tag("full")
    void code_isCPythons_ofTwentyThousandPrograms() throws IOException {
        List<String> differences = new ArrayList<>();
        int accepted = 0;
        for (long seed = 1_000; seed < 21_000; seed += BATCH) {
            int optimization = (int) (seed / BATCH % 3);
            boolean ranges = seed / BATCH % 4 != 0;
            CompileOptions options = OPTIONS.withOptimization(optimization).withRanges(ranges);
            CodeComparison comparison = CodeComparison.with(python, options);
            List<Path> files = programs(seed, seed + BATCH);
            differences.addAll(comparison.differences(files));
            accepted += comparison.accepted();
            for (Path file : files) {
                Files.delete(file);
            }
        }
        assertThat(differences).isEmpty();
        assertThat(accepted).isGreaterThan(19_900);
    }
}
