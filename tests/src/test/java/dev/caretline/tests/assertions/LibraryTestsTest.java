package dev.caretline.tests.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.cli.compile.CompileRun;
import dev.caretline.cli.compile.Invalidation;
import dev.caretline.cli.compile.PycJob;
import dev.caretline.cli.compile.SourceFiles;
import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.target.Target;
import dev.caretline.engine.agent.SupportPackage;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The library's own tests pass with assertions woven ahead of time into every module of the library and its tests. */
@Tag("full")
class LibraryTestsTest {
    @TempDir
    private static Path folder;

    private static Path home = Path.of("");

    @BeforeAll
    static void weaveTheLibrary() throws IOException {
        home = folder.resolve("home");
        Path library = EmbeddedCPython.get().copyTo(home);
        CompileOptions options = CompileOptions.of(Target.of(PythonVersion.V3_11));
        PycJob job = new PycJob(options, Invalidation.UNCHECKED_HASH, Optional.empty(), true, true);
        new CompileRun(job, 2).compile(SourceFiles.below(library), outcome -> {});
        SupportPackage.layOut(library);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test_list",
                "test_dict",
                "test_set",
                "test_statistics",
                "test_fractions",
                "test_enum",
                "test_contextlib",
                "test_itertools",
                "test_functools"
            })
    void tests_pass(String name) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve("bin/python3.11").toString(), "-E", "-s", "-B", "-m", "test", "-v", name)
                .redirectErrorStream(true)
                .directory(Files.createTempDirectory(folder, "work").toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("PYTHON"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("Tests result: SUCCESS");
    }
}
