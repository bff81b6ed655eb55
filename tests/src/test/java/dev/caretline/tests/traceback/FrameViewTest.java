package dev.caretline.tests.traceback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.locations.caretline.FrameView;
import dev.caretline.locations.render.Cells;
import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.RenderOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The frames of every program of the corpus, one by one. */
class FrameViewTest {
    /** A message, and what is said about it, is as long as it is; what stands behind a name or a number is cut. */
    private static final String CUT =
            "^(?:[> ] +\\d+ | {4,}\\d* \u2502| {2,}\\S.* {2}\\((?:frame|captured|derived)\\)$).*";

    @TempDir
    private static Path folder;

    private static List<Path> corpus = List.of();

    @BeforeAll
    static void runPrograms() {
        corpus = ErroringPrograms.writeTo(folder.resolve("corpus"));
        FailureRun.run(corpus);
    }

    private static FrameView view(Failure failure, int columns) {
        return new FrameView(
                failure,
                true,
                new RenderOptions(false, RenderOptions.Theme.DARK, columns, RenderOptions.Frames.USER, false));
    }

    /** How many frames were drawn, each checked. */
    private static int check(int columns, BiFunction<FrameView, Integer, String> drawing) {
        int drawn = 0;
        for (Path program : corpus) {
            Optional<FrameView> view = FailureRun.failure(program).map(failure -> view(failure, columns));
            for (int i = 0;
                    view.isPresent() && i < Math.min(50, view.get().frames().size());
                    i++) {
                drawn++;
                assertThat(drawing.apply(view.get(), i)
                                .lines()
                                .filter(line -> line.matches(CUT))
                                .filter(line -> Cells.of(line) > columns))
                        .as(program + ", frame " + i)
                        .isEmpty();
            }
        }
        return drawn;
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80})
    void why_staysWithinTheColumns_forEveryFrameOfTheCorpus(int columns) {
        assertThat(check(columns, FrameView::why)).isGreaterThan(450);
    }

    @Test
    void source_staysWithinTheColumns_forEveryFrameOfTheCorpus() {
        assertThat(check(80, FrameView::source)).isGreaterThan(450);
    }

    @Test
    void list_hasOneLineForEachFrame_andMarksTheCurrentOne() {
        for (Path program : corpus) {
            Optional<FrameView> view = FailureRun.failure(program).map(failure -> view(failure, 80));
            int size = view.map(found -> found.frames().size()).orElse(0);
            if (size > 0 && size <= 40) {
                List<String> lines = view.get().list(size - 1).lines().toList();
                assertThat(lines).as(program.toString()).hasSize(size);
                assertThat(lines.get(size - 1)).as(program.toString()).startsWith("> ");
            }
        }
    }
}
