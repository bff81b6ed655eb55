package dev.caretline.tests.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.coverage.analysis.Exclusion;
import dev.caretline.coverage.analysis.FileCoverage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs of {@code specification.txt} have the coverage that their comments state. */
class SpecificationTest {
    @ParameterizedTest
    @ValueSource(strings = {"portable", "fast"})
    void coverage_isWhatTheCommentsState(String probes, @TempDir Path folder) throws Exception {
        List<SpecifiedProgram> specified = SpecifiedProgram.all();
        RecordedPrograms programs = new RecordedPrograms(folder);
        for (SpecifiedProgram program : specified) {
            programs.add(program.fileName(), program.source());
        }
        Map<Path, FileCoverage> covered = programs.run(probes, "recorded", Exclusion.defaults());

        assertThat(specified).hasSizeGreaterThan(150);
        SoftAssertions each = new SoftAssertions();
        for (SpecifiedProgram program : specified) {
            FileCoverage file = covered.get(folder.resolve(program.fileName() + ".py"));
            each.assertThat(file).isNotNull();
            each.assertThat(program.annotated(file)).as(program.title()).isEqualTo(program.source());
        }
        each.assertAll();
    }
}
