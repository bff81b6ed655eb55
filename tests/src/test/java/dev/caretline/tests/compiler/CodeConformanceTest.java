package dev.caretline.tests.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of every code object, as the embedded CPython has it, for its own library and test suite. */
class CodeConformanceTest {
    private static final int QUICK_STEP = 16;
    private static final CompileOptions OPTIONS = CompileOptions.of(Target.of(PythonVersion.V3_11));

    private final EmbeddedCPython python = EmbeddedCPython.get();

    private List<Path> everyNth(int offset) {
        List<Path> all = python.libraryFiles();
        return IntStream.range(0, all.size())
                .filter(i -> i % QUICK_STEP == offset)
                .mapToObj(all::get)
                .toList();
    }

    @Test
    void code_isCPythons_inAPartOfTheLibrary() {
        assertThat(CodeComparison.with(python, OPTIONS).differences(everyNth(0)))
                .isEmpty();
    }

    @Test
    void code_isCPythons_inAPartOfTheLibrary_optimizedTwice() {
        assertThat(CodeComparison.with(python, OPTIONS.withOptimization(2)).differences(everyNth(5)))
                .isEmpty();
    }

    @Test
    void code_isCPythons_inAPartOfTheLibrary_withoutRanges() {
        assertThat(CodeComparison.with(python, OPTIONS.withRanges(false)).differences(everyNth(11)))
                .isEmpty();
    }

    static Stream<CompileOptions> optionsOfTheWholeLibrary() {
        return Stream.of(OPTIONS, OPTIONS.withOptimization(1), OPTIONS.withOptimization(2), OPTIONS.withRanges(false));
    }

    @ParameterizedTest
    @MethodSource("optionsOfTheWholeLibrary")
    @Tag("full")
    void code_isCPythons_inTheWholeLibrary(CompileOptions options) {
        CodeComparison comparison = CodeComparison.with(python, options);
        assertThat(comparison.differences(python.libraryFiles())).isEmpty();
        assertThat(comparison.accepted()).isGreaterThan(1_700);
        assertThat(comparison.codeObjects()).isGreaterThan(70_000);
    }
}
