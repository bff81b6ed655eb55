package dev.caretline.tests.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.tests.oracle.EmbeddedCPython;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every node, value and position, and every error, as the embedded CPython has it, for its own library and test suite. */
class AstConformanceTest {
    private static final int QUICK_STEP = 12;

    private final EmbeddedCPython python = EmbeddedCPython.get();

    @Test
    void trees_areCPythons_inAPartOfTheLibrary() {
        List<Path> all = python.libraryFiles();
        List<Path> part = IntStream.range(0, all.size() / QUICK_STEP)
                .mapToObj(i -> all.get(i * QUICK_STEP))
                .toList();
        assertThat(new AstComparison(python).differences(part, 1)).isEmpty();
    }

    @Test
    @Tag("full")
    void trees_areCPythons_inTheWholeLibrary() {
        List<Path> all = python.libraryFiles();
        AstComparison comparison = new AstComparison(python);
        assertThat(comparison.differences(all, 2)).isEmpty();
        assertThat(comparison.accepted()).isGreaterThan(1_700);
    }
}
