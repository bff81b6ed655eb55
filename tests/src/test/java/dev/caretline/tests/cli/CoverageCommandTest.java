package dev.caretline.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageCommandTest {
    @TempDir
    private Path folder;

    @Test
    void report_namesWhatIsMissingInsideTheLine() throws IOException {
        measured("def f(a, b):\n    return 1 if a and b else 2\n\n\nf(0, 1)\n");
        Launcher.Run report = coverage("report", "-m");
        assertThat(report.out()).contains("2:11-2:12, 2:22-2:23, 2:16-2:17 never true");
        assertThat(report.status()).isZero();
    }

    @Test
    void failUnder_isStatus2_whenLessIsCovered() throws IOException {
        measured("x = 1 if len('') else 2\n");
        assertThat(coverage("report", "--fail-under=100").status()).isEqualTo(2);
    }

    @Test
    void report_isStatus1_whenThereIsNoData() {
        Launcher.Run report = coverage("report");
        assertThat(report.status()).isEqualTo(1);
        assertThat(report.err()).contains("there is no data to report");
    }

    @Test
    void damagedData_isNamed_andTheRestIsReported() throws IOException {
        measured("x = 1\n");
        Path foreign = Files.writeString(folder.resolve("data.other.1.00000000"), "junk");
        Launcher.Run report = coverage("report");
        assertThat(report.err()).contains(foreign.toString());
        assertThat(report.out()).contains("100%");
    }

    @Test
    void spawnedWorkersOfAPool_areMeasured_thoughTerminated() throws IOException {
        measured("""
                import multiprocessing

                def work(n):
                    return n * 2

                if __name__ == "__main__":
                    with multiprocessing.get_context("spawn").Pool(1) as pool:
                        pool.map(work, [1])
                """);
        assertThat(coverage("report", "-m").out()).doesNotContain("4:4-4:16");
    }

    @Test
    void failure_isShownFromTheProgramsFirstFrameOn() throws IOException {
        Path file = Files.writeString(folder.resolve("program.py"), "1 / 0\n");
        String python = EmbeddedCPython.get().executable().toString();
        Launcher.Run run = coverage("run", "--python", python, file.toString());
        assertThat(run.err()).contains("1 / 0").doesNotContain("exec(");
    }

    @Test
    void run_knowsItsOptions_behindAnOptionOfRunWithAValue() throws IOException {
        Path file = Files.writeString(folder.resolve("program.py"), "x = 1\n");
        String python = EmbeddedCPython.get().executable().toString();
        Launcher.Run run = coverage("run", "--python", python, "-X", "utf8", "--source=" + folder, file.toString());
        assertThat(run.err()).isEmpty();
        assertThat(coverage("report").out()).contains("program.py");
    }

    @Test
    void run_takesTheConfiguredProgram_asItIsWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("program.py"), "import sys\nprint(sys.argv[1:])\n");
        Path settings = Files.writeString(
                folder.resolve("settings"), "[run]\ncommand_line = " + file + " --source x -m 'a b'\n");
        String python = EmbeddedCPython.get().executable().toString();
        Launcher.Run run = coverage("run", "--python", python, "--rcfile=" + settings);
        assertThat(run.out()).isEqualTo("['--source', 'x', '-m', 'a b']\n");
    }

    @Test
    void archive_runsAsPythonRunsIt() throws IOException {
        Path archive = folder.resolve("program.pyz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("__main__.py"));
            zip.write("import sys\nprint(sys.argv[1:])\n".getBytes(StandardCharsets.UTF_8));
        }
        String python = EmbeddedCPython.get().executable().toString();
        Launcher.Run run = coverage("run", "--python", python, archive.toString(), "x");
        assertThat(run.out()).isEqualTo("['x']\n");
    }

    @Test
    void sourcesThatNeverRan_areReported_whenAskedFor() throws IOException {
        write("lib/pkg/__init__.py", "");
        write("lib/pkg/used.py", "x = 1\n");
        write("lib/pkg/never.py", "x = 1\n");
        write("lib/notes/scratch.py", "x = 1\n");
        String program = "import sys; sys.path.insert(0, sys.argv[1]); import pkg.used";
        String lib = folder.resolve("lib").toString();
        for (String source : List.of("pkg", lib)) {
            run("-c", program, lib).with("--source=" + source).start();
            assertThat(coverage("report").out())
                    .as(source)
                    .contains("used.py", "never.py")
                    .doesNotContain("scratch.py", "string");
        }
    }

    @Test
    void run_measuresWhatIsIncluded_andNotWhatIsOmitted() throws IOException {
        write("one.py", "x = 1\n");
        write("two.py", "x = 1\n");
        Path program = write("program.py", "import one, two\n");
        run(program.toString()).with("--include=*/one.py").start();
        assertThat(coverage("report").out()).contains("one.py").doesNotContain("two.py", "program.py");
        run(program.toString()).with("--omit=*/one.py").start();
        assertThat(coverage("report").out()).contains("two.py", "program.py").doesNotContain("one.py");
    }

    @Test
    void nothingButDataFiles_isEverRemoved() throws IOException {
        Path foreign = write("data", "precious");
        Path other = write("data.csv", "precious");
        measured("x = 1\n");
        coverage("erase");
        assertThat(foreign).hasContent("precious");
        assertThat(other).hasContent("precious");
        measured("x = 1\n");
        Launcher.Run combine = coverage("combine", folder.toString());
        assertThat(combine.status()).isNotZero();
        assertThat(combine.err()).contains("is not a coverage data file");
        assertThat(foreign).hasContent("precious");
    }

    @Test
    void report_hasTheFormatThatIsAskedFor() throws IOException {
        measured("x = 1 if len('') else 2\n");
        assertThat(coverage("report", "--format=total").out()).isEqualToIgnoringNewLines("60");
        assertThat(coverage("report", "--format=markdown", "--precision=1").out())
                .contains("| **TOTAL** | **1** |", "60.0%");
        assertThat(coverage("report", "--sort=size").err()).contains("size");
    }

    @Test
    void aReportThatCannotBeMade_leavesTheFileThatIsThere() throws IOException {
        Path json = write("old.json", "{}");
        assertThat(coverage("json", "-o", json.toString()).status()).isEqualTo(1);
        assertThat(json).hasContent("{}");
        Launcher.Run nowhere =
                coverageOfProgram("json", "-o", folder.resolve("nowhere/x.json").toString());
        assertThat(nowhere.status()).isEqualTo(1);
        assertThat(nowhere.err()).contains("no such file").doesNotContain("Exception");
    }

    @Test
    void combine_knowsPathsOfOtherMachines() throws IOException {
        measured("x = 1 if len('') else 2\n");
        Path moved = Files.createDirectories(folder.resolve("here"));
        Files.move(folder.resolve("program.py"), moved.resolve("program.py"));
        Path settings = write("rc", "[paths]\nsource =\n  " + moved + "\n  " + folder + "\n");
        assertThat(coverage("combine", "--rcfile=" + settings, folder.toString())
                        .status())
                .isZero();
        assertThat(coverage("report").out()).contains("here/program.py", "60%");
    }

    @Test
    void aReport_knowsFoldersByTheirOtherName_whereTheSourceIsThere() throws IOException {
        measured("x = 1 if len('') else 2\n");
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Path settings = write("rc", "[paths]\nsource =\n  " + sources + "\n  " + folder + "\n");
        assertThat(coverage("report", "--rcfile=" + settings).out()).doesNotContain("sources/");
        Files.copy(folder.resolve("program.py"), sources.resolve("program.py"));
        assertThat(coverage("report", "--rcfile=" + settings).out()).contains("sources/program.py", "60%");
    }

    @Test
    void settings_areNamed_ifWeDoNotKnowThem() throws IOException {
        Path settings = write("s.toml", "[tool.caretline.coverage.report]\nfial_under = 3\n");
        Launcher.Run report = coverage("report", "--rcfile=" + settings);
        assertThat(report.status()).isEqualTo(2);
        assertThat(report.err()).contains("report.fial_under");
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private Launcher.Run coverageOfProgram(String... command) throws IOException {
        measured("x = 1\n");
        return coverage(command[0], List.of(command).subList(1, command.length).toArray(String[]::new));
    }

    private void measured(String program) throws IOException {
        run(write("program.py", program).toString()).start();
    }

    private Measured run(String... program) {
        return new Measured(List.of(program));
    }

    /** A run in the embedded CPython. */
    private final class Measured {
        private final List<String> program;
        private final List<String> options = new ArrayList<>();

        Measured(List<String> program) {
            this.program = program;
        }

        Measured with(String option) {
            options.add(option);
            return this;
        }

        void start() {
            List<String> words = new ArrayList<>(options);
            words.add("--python");
            words.add(EmbeddedCPython.get().executable().toString());
            words.addAll(program);
            Launcher.Run run = coverage("run", words.toArray(String[]::new));
            assertThat(run.status()).as(run.err()).isZero();
        }
    }

    private Launcher.Run coverage(String command, String... arguments) {
        return new CoverageCalls(folder).call(command, arguments);
    }
}
