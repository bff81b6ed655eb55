package dev.caretline.tests.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.tests.compiler.program.RandomProgram;
import dev.caretline.tests.oracle.EmbeddedCPython;
import dev.caretline.tests.oracle.InstalledCPythons;
import dev.caretline.tests.oracle.InstalledCPythons.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What later patch releases compile differently, against one of them; skipped where none is installed. */
class PatchReleaseTest {
    private static final int FIRST_MICRO_WITH_BEHAVIOURS = 4;
    private static final String PROGRAM = """
            def swaps(a, x, y, z):
                a, a = x, y
                a, b, a = x, y, z
                a, b, c = x, y, z
                return a, b, c

            def cases(x):
                match x:
                    case 1:
                        if x:
                            pass
                    case [y, z]:
                        print(y,
                              z)
                    case _:
                        pass

            match swaps:
                case None:
                    annotated: int = 1

            def groups(x):
                try:
                    x()
                except* ValueError as e:
                    pass
                except* (TypeError,
                         KeyError):
                    print(x)
                finally:
                    x = 2
            """;

    private final EmbeddedCPython embedded = EmbeddedCPython.get();

    @TempDir
    Path folder;

    private CodeComparison comparison() {
        Optional<Installed> newest = InstalledCPythons.newest("3.11", FIRST_MICRO_WITH_BEHAVIOURS);
        assumeTrue(newest.isPresent(), "no CPython 3.11.4 or later is installed");
        Installed installed = newest.get();
        return CodeComparison.with(
                List.of(installed.program().toString(), "-I", "-S", "-B"),
                embedded.script("codedump.py"),
                CompileOptions.of(Target.of(PythonVersion.V3_11, installed.micro())));
    }

    @Test
    void code_isThatOfALaterPatchRelease_whereItsBehavioursShow() throws IOException {
        Path program = Files.writeString(folder.resolve("behaviours.py"), PROGRAM);
        assertThat(comparison().differences(List.of(program))).isEmpty();
    }

    @Test
    void code_isThatOfALaterPatchRelease_ofRandomPrograms() throws IOException {
        List<Path> programs = new ArrayList<>();
        for (long seed = 260; seed < 300; seed++) {
            programs.add(Files.writeString(folder.resolve(seed + ".py"), RandomProgram.of(seed)));
        }
        assertThat(comparison().differences(programs)).isEmpty();
    }

    @Test
    @Tag("full")
    void code_isThatOfALaterPatchRelease_inTheWholeLibrary() {
        CodeComparison comparison = comparison();
        assertThat(comparison.differences(embedded.libraryFiles())).isEmpty();
        assertThat(comparison.codeObjects()).isGreaterThan(70_000);
    }
}
