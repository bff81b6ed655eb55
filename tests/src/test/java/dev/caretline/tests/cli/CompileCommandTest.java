package dev.caretline.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompileCommandTest {
    private static final String CACHE = "__pycache__/";

    @TempDir
    private Path folder;

    private Path package1;

    @BeforeEach
    void makePackage() throws IOException {
        package1 = Files.createDirectories(folder.resolve("src/pkg"));
        Files.writeString(package1.resolve("__init__.py"), "from . import a\n");
        Files.writeString(package1.resolve("a.py"), "def f(x):\n    'doc'\n    assert x\n    return x + 1\n");
    }

    private Launcher.Run compile(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "compile";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Launcher.run(all);
    }

    @Test
    void folder_becomesTheFilesThatCPythonWrites() throws Exception {
        assertThat(compile(folder.resolve("src").toString()).status()).isZero();
        byte[] ours = Files.readAllBytes(package1.resolve(CACHE + "a.cpython-311.pyc"));
        EmbeddedCPython python = EmbeddedCPython.get();
        String script = "import py_compile, sys; py_compile.compile(sys.argv[1], cfile=sys.argv[2], doraise=True)";
        Path theirs = folder.resolve("theirs.pyc");
        Process process = python.process(
                        List.of("-c", script, package1.resolve("a.py").toString(), theirs.toString()))
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        assertThat(ours).isEqualTo(Files.readAllBytes(theirs));
    }

    @Test
    void upToDateFiles_areSkipped_untilTheSourceChanges() throws IOException {
        String src = folder.resolve("src").toString();
        assertThat(compile("-v", src).out().lines()).hasSize(2);
        assertThat(compile("-v", src).out()).isEmpty();
        Files.setLastModifiedTime(package1.resolve("a.py"), FileTime.from(Instant.ofEpochSecond(1_000_000_000)));
        assertThat(compile("-v", src).out().lines()).hasSize(1);
        assertThat(compile("-v", "-f", src).out().lines()).hasSize(2);
    }

    @Test
    void hashedFiles_areSkipped_whateverTheirTime() throws IOException {
        String src = folder.resolve("src").toString();
        assertThat(compile("-v", "--invalidation", "checked-hash", src).out().lines())
                .hasSize(2);
        Files.setLastModifiedTime(package1.resolve("a.py"), FileTime.from(Instant.ofEpochSecond(1_000_000_000)));
        assertThat(compile("-v", "--invalidation", "checked-hash", src).out()).isEmpty();
    }

    @Test
    void optimizedFiles_haveNamesOfTheirOwn() {
        Path output = folder.resolve("out");
        assertThat(compile("-OO", "-o", output.toString(), folder.resolve("src").toString())
                        .status())
                .isZero();
        assertThat(output.resolve("pkg/" + CACHE + "a.cpython-311.opt-2.pyc")).isRegularFile();
        assertThat(package1.resolve("__pycache__")).doesNotExist();
    }

    @Test
    void wrongFile_isReportedWithCarets_andTheRestIsCompiled() throws IOException {
        Files.writeString(package1.resolve("_bad.py"), "x = 1 +* 2\n");
        Launcher.Run run = compile("-j", "2", folder.resolve("src").toString(), "no/such/file.py");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("caretline compile: 'no/such/file.py': no such file or folder\n  File \""
                        + package1.resolve("_bad.py")
                        + "\", line 1\n    x = 1 +* 2\n           ^\nSyntaxError: invalid syntax\n");
        assertThat(package1.resolve(CACHE + "a.cpython-311.pyc")).isRegularFile();
        assertThat(package1.resolve(CACHE + "_bad.cpython-311.pyc")).doesNotExist();
    }

    @Test
    void everySpellingOfTheOptOut_leavesColumnsOut() throws IOException {
        String file = package1.resolve("a.py").toString();
        Path pyc = package1.resolve(CACHE + "a.cpython-311.pyc");
        assertThat(compile("-X", "nodebugranges", file).status()).isZero();
        byte[] without = Files.readAllBytes(pyc);
        assertThat(compile("-f", "-Xno_debug_ranges", file).status()).isZero();
        assertThat(Files.readAllBytes(pyc)).isEqualTo(without);
        for (String variable : List.of("PYNODEBUGRANGES", "PYTHONNODEBUGRANGES")) {
            Launcher.run(Launcher.script(), Map.of(variable, "1"), "", "compile", "-f", file);
            assertThat(Files.readAllBytes(pyc)).isEqualTo(without);
        }
        assertThat(compile("-f", file).status()).isZero();
        assertThat(Files.readAllBytes(pyc)).hasSizeGreaterThan(without.length);
    }

    @Test
    void link_isNeverReplaced() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Files.createDirectories(package1.resolve("__pycache__"));
        Files.createSymbolicLink(package1.resolve(CACHE + "a.cpython-311.pyc"), victim);
        Launcher.Run run = compile(package1.resolve("a.py").toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("is no plain file and will not be replaced");
        assertThat(Files.readString(victim)).isEqualTo("precious");
    }

    @Test
    void warnings_areShownAsPythonShowsThem() throws IOException {
        Path file = Files.write(folder.resolve("w.py"), "if x is 1:\n    pass\n".getBytes(StandardCharsets.UTF_8));
        Launcher.Run run = compile(file.toString());
        assertThat(run.status()).isZero();
        assertThat(run.err())
                .isEqualTo(file + ":1: SyntaxWarning: \"is\" with a literal. Did you mean \"==\"?\n  if x is 1:\n");
    }
}
