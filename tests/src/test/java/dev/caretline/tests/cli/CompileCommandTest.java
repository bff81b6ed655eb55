package dev.caretline.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** A finally is compiled twice and so warned about twice; the same line may hold several warnings. */
    private static final String WARNED = """
            def f(x):
                try:
                    return x is 1, x is 1
                finally:
                    assert (x, "always")
            pattern = "\\d", "\\w", 1if f else 2
            """;

    private static String python(String... arguments) throws IOException, InterruptedException {
        Process process = EmbeddedCPython.get()
                .process(List.of(arguments))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return err;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "default", "always", "ignore"})
    void warnings_areThoseOfCompileall(String action) throws Exception {
        Files.writeString(package1.resolve("warned.py"), WARNED);
        String source = folder.resolve("src").toString();
        List<String> filter = action.isEmpty() ? List.of() : List.of("-W", action);
        List<String> theirs = new ArrayList<>(filter);
        theirs.addAll(List.of("-m", "compileall", "-q", "-f", source));
        List<String> ours = new ArrayList<>(filter);
        ours.addAll(List.of("-f", "-j", "1", source));
        Launcher.Run run = compile(ours.toArray(String[]::new));
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEqualTo(python(theirs.toArray(String[]::new)));
        assertThat(run.err().isEmpty()).isEqualTo(action.equals("ignore"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"continue", "a = 1; (yield)", "x = = 1", "nonlocal x", "x = \"\\N{?}\"", "x = ("})
    void warningsBeforeAnError_areThoseOfCPython(String wrong) throws Exception {
        Path file = Files.writeString(folder.resolve("wrong.py"), WARNED + wrong + "\n" + WARNED);
        Launcher.Run run = compile("-W", "default", file.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("Warning").isEqualTo(python("-B", "-W", "default", file.toString()));
        assertThat(compile("-q", file.toString()).err())
                .doesNotContain("Warning")
                .contains("Error");
    }

    /** CPython 3.11 counts bytes here, and marks one column too far for every such character. */
    @Test
    void caretsOfTheCompiler_standUnderWhatTheyMean_afterOtherThanAscii() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.py"), "é = 1; (yield)\n");
        assertThat(compile(file.toString()).err())
                .endsWith("    é = 1; (yield)\n            ^^^^^\nSyntaxError: 'yield' outside function\n");
    }

    @Test
    void everyOtherFileIsCompiled_whateverIsWrongWithSome() throws IOException {
        Files.writeString(package1.resolve("a_late.py"), "def f():\n    return 1\nreturn 2\n");
        Files.write(package1.resolve("b_undecodable.py"), new byte[] {'x', (byte) 0xff});
        Files.createDirectories(package1.resolve(CACHE + "c.cpython-311.pyc"));
        Files.writeString(package1.resolve("c.py"), "");
        Files.writeString(package1.resolve("z.py"), "");
        Launcher.Run run = compile(
                "-v", folder.resolve("src").toString(), folder.resolve("none").toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("'" + folder.resolve("none") + "': no such file or folder\n")
                .contains("\", line 3\n    return 2\n    ^^^^^^^^\nSyntaxError: 'return' outside function\n")
                .contains("SyntaxError: (unicode error) 'utf-8' codec can't decode byte 0xff")
                .contains("'" + package1.resolve("c.py") + "': is no plain file and will not be replaced\n");
        assertThat(run.out().lines()).hasSize(3).allMatch(line -> line.contains(" -> "));
        assertThat(compile(folder.resolve("src").toString()).status()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "-W error,     Invalid value for option '-W': takes default or ignore",
        "-j -1,        '-j takes a number from 0 up, not -1'",
        "-j x,         Invalid value for option '--jobs'",
        "--target 2.7, Invalid value for option '--target'",
        "--unknown,    Unknown option: '--unknown'"
    })
    void wrongUsage_isExitStatus2(String options, String message) {
        List<String> arguments = new ArrayList<>(List.of(options.split(" ")));
        arguments.add(folder.toString());
        Launcher.Run run = compile(arguments.toArray(String[]::new));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(package1.resolve("__pycache__")).doesNotExist();
    }

    @Test
    void noPath_isWrongUsage() {
        assertThat(compile("-f").status()).isEqualTo(2);
    }
}
