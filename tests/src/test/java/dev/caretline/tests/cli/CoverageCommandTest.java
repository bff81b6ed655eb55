package dev.caretline.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private void measured(String program) throws IOException {
        Path file = Files.writeString(folder.resolve("program.py"), program);
        String python = EmbeddedCPython.get().executable().toString();
        assertThat(coverage("run", "--python", python, file.toString()).status())
                .isZero();
    }

    private Launcher.Run coverage(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of("coverage", command, "--data-file=" + folder.resolve("data")));
        all.addAll(List.of(arguments));
        Map<String, String> environment =
                Map.of("CARETLINE_CACHE", folder.resolve("cache").toString(), "CARETLINE_PATIENCE", "30");
        return Launcher.run(Launcher.script(), environment, "", all.toArray(String[]::new));
    }
}
