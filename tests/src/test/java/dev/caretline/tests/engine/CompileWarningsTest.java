package dev.caretline.tests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.engine.files.FolderTree;
import dev.caretline.tests.engine.Programs.Call;
import dev.caretline.tests.engine.Programs.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the compiler warns about is said under {@code caretline run} when Python says it: by the filters, where a module is
 * compiled and where Python would find its {@code .pyc}, and in front of a SyntaxError.
 */
class CompileWarningsTest {
    private static final List<List<String>> FILTERS =
            List.of(List.of(), List.of("-W", "default"), List.of("-W", "error"));
    private static final List<List<String>> MORE_FILTERS = List.of(
            List.of("-W", "ignore"),
            List.of("-W", "always"),
            List.of("-W", "default", "-W", "error::SyntaxWarning"),
            List.of("-W", "error::DeprecationWarning"),
            List.of("-W", "error:invalid escape"),
            List.of("-X", "dev"));

    @TempDir
    Path temporary;

    private Programs programs;

    @BeforeEach
    void copyPrograms() throws IOException {
        programs = Programs.underTest(temporary, "warnings");
    }

    @TestFactory
    List<DynamicTest> run_warnsAsPythonDoes_atEveryStart() throws IOException {
        return comparisons(FILTERS);
    }

    @TestFactory
    @Tag("full")
    List<DynamicTest> run_warnsAsPythonDoes_underMoreFilters() throws IOException {
        return comparisons(MORE_FILTERS);
    }

    private List<DynamicTest> comparisons(List<List<String>> allFilters) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Call call : programs.calls()) {
            for (List<String> filters : allFilters) {
                for (List<String> writing : List.of(List.<String>of(), List.of("-B"))) {
                    Call full = withOptions(call, filters, writing);
                    tests.add(DynamicTest.dynamicTest(String.join(" ", full.arguments()), () -> compare(full)));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(50);
        return tests;
    }

    private static Call withOptions(Call call, List<String> filters, List<String> writing) {
        List<String> arguments = new ArrayList<>(writing);
        arguments.addAll(filters);
        arguments.addAll(call.arguments());
        return new Call(arguments, call.stdin());
    }

    private void compare(Call call) throws IOException {
        List<Run> expected = List.of(plainly(call), plainly(call));
        forgetCompiled();
        Map<String, String> fresh = environment(Files.createTempDirectory(temporary, "cache"));
        List<Run> found = List.of(programs.underCaretline(call, fresh), programs.underCaretline(call, fresh));
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void run_isSilent_whenPythonHasCompiledTheModulesBefore() throws IOException {
        Call call = new Call(List.of("-W", "default", "importing.py"), "");
        Run first = plainly(call);
        Run second = programs.underCaretline(call, environment(temporary.resolve("cache")));
        assertThat(first.err()).contains("SyntaxWarning");
        assertThat(second).isEqualTo(plainly(call));
        assertThat(second.err()).isEmpty();
    }

    @Test
    void run_warnsAgain_whenAModuleHasChanged() throws IOException {
        Call call = new Call(List.of("-W", "default", "importing.py"), "");
        Map<String, String> environment = environment(temporary.resolve("cache"));
        programs.underCaretline(call, environment);
        Files.writeString(programs.folder().resolve("imported/literals.py"), "value = 2if 1is 1else 3");
        assertThat(programs.underCaretline(call, environment).err().lines())
                .hasSize(8)
                .allMatch(line -> line.contains("literals.py:1") || line.startsWith("  "));
    }

    private Run plainly(Call call) {
        List<String> command = new ArrayList<>(List.of(Programs.python().toString()));
        command.addAll(call.arguments());
        return programs.run(command, Map.of("PYTHONDONTWRITEBYTECODE", ""), call.stdin());
    }

    /** A loaded machine may let Java take its time here. */
    private static Map<String, String> environment(Path cache) {
        return Map.of("CARETLINE_CACHE", cache.toString(), "CARETLINE_PATIENCE", "60", "PYTHONDONTWRITEBYTECODE", "");
    }

    private void forgetCompiled() throws IOException {
        try (Stream<Path> files = Files.walk(programs.folder())) {
            for (Path folder : files.filter(f -> f.endsWith("__pycache__")).toList()) {
                FolderTree.delete(folder);
            }
        }
    }
}
