package dev.caretline.tests.locations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.tests.oracle.EmbeddedCPython;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code .pyc} files of the embedded CPython, read and written again byte for byte; every position as its
 * {@code co_positions()} has it; location tables without columns as it makes them under {@code -X no_debug_ranges}.
 */
class PycConformanceTest {
    private static final int QUICK_STEP = 12;

    /**
     * Interned strings outlive the compilation that made them: here a file compiled before this one leaves a letter
     * interned that stands in it as a constant.
     */
    private static final String DEPENDS_ON_EARLIER_FILES = "test_string_literals.py";

    private final EmbeddedCPython python = EmbeddedCPython.get();

    @TempDir
    private Path folder;

    @Test
    void pycs_areUnderstoodAndWrittenAsCPythonDoes_inAPartOfTheLibrary() {
        List<Path> all = python.libraryFiles();
        PycComparison comparison = new PycComparison(
                python,
                IntStream.range(0, all.size() / QUICK_STEP)
                        .mapToObj(i -> all.get(i * QUICK_STEP))
                        .toList(),
                folder);

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.otherSharing()).isEmpty();
    }

    @Test
    @Tag("full")
    void pycs_areUnderstoodAndWrittenAsCPythonDoes_inTheWholeLibrary() {
        PycComparison comparison = new PycComparison(python, python.libraryFiles(), folder);

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.otherSharing()).allMatch(file -> file.endsWith(DEPENDS_ON_EARLIER_FILES));
        assertThat(comparison.files()).isGreaterThan(1_700);
        assertThat(comparison.codeObjects()).isGreaterThan(75_000);
    }
}
