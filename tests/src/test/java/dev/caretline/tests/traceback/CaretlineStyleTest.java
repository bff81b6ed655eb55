package dev.caretline.tests.traceback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.locations.caretline.CaretlineStyle;
import dev.caretline.locations.render.Cells;
import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.RenderOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drawings that were looked at and found good: a change of one is to be looked at again. */
class CaretlineStyleTest {
    @TempDir
    private static Path folder;

    private static List<Path> programs = List.of();
    private static List<Path> corpus = List.of();

    @BeforeAll
    static void runPrograms() {
        programs = ErroringPrograms.writeTo(folder.resolve("style"), "caretline-style");
        FailureRun.run(programs);
        corpus = ErroringPrograms.writeTo(folder.resolve("corpus"));
        FailureRun.run(corpus);
    }

    private static RenderOptions options(int columns) {
        return new RenderOptions(false, RenderOptions.Theme.DARK, columns, RenderOptions.Frames.USER, false);
    }

    @Test
    void style_drawsWhatWasFoundGood_forEveryProgram() throws IOException {
        for (Path program : programs) {
            String name = program.getFileName().toString().replace(".py", "");
            Path expected = Path.of(
                    System.getProperty("caretline.root"),
                    "tests/src/test/resources/caretline-style/expected",
                    name + ".txt");
            Failure failure = FailureRun.failure(program).orElseThrow();
            assertThat(new CaretlineStyle().render(failure, options(80)))
                    .as(name)
                    .isEqualTo(Files.readString(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80})
    void sourceAndMarks_stayWithinTheColumns_forEveryProgramOfTheCorpus(int columns) {
        int drawn = 0;
        for (Path program : corpus) {
            Optional<Failure> failure = FailureRun.failure(program);
            if (failure.isPresent()) {
                drawn++;
                assertThat(new CaretlineStyle()
                                .render(failure.get(), options(columns))
                                .lines()
                                .filter(line -> line.matches(" {4,}\\d* \u2502.*"))
                                .filter(line -> Cells.of(line) > columns))
                        .as(program.toString())
                        .isEmpty();
            }
        }
        assertThat(drawn).isGreaterThan(450);
    }

    @Test
    void colours_changeNothingButSequences_forEveryProgramOfTheCorpus() {
        RenderOptions colours = options(80).withColours(true);
        for (Path program : corpus) {
            FailureRun.failure(program)
                    .ifPresent(failure -> assertThat(new CaretlineStyle()
                                    .render(failure, colours)
                                    .replaceAll("\u001b\\[[0-9;]*m", ""))
                            .as(program.toString())
                            .isEqualTo(new CaretlineStyle().render(failure, options(80))));
        }
    }
}
