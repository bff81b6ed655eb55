package dev.caretline.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has been flushed is there, however processes end and whatever the disk does. */
class CoverageLossTest {
    private static final int CHILDREN = 50;
    private static final int PARTS = 4;

    /** Eight children at a time run functions of their own, and are killed wherever they are then. */
    private static final String KILLED = """
            import os, random, select, signal, time

            def child(number, out):
                for part in range(4 * number, 4 * number + 4):
                    time.sleep(random.random() / 100)
                    globals()[f"part{part}"]()
                    # Data is written now.
                    os.kill(os.getpid(), signal.SIGUSR1)
                    os.write(out, f"{part}|".encode())
                while os.getppid() == parent:
                    os.kill(os.getpid(), signal.SIGUSR1)
                os._exit(0)

            parent = os.getpid()
            random.seed(11)
            waiting = list(range(50))
            running = {}
            while waiting or running:
                while waiting and len(running) < 8:
                    number = waiting.pop()
                    ours, theirs = os.pipe()
                    pid = os.fork()
                    if pid == 0:
                        child(number, theirs)
                    os.close(theirs)
                    running[ours] = pid, random.randrange(1, 5)
                for ours in select.select(list(running), [], [])[0]:
                    pid, left = running[ours]
                    read = os.read(ours, 1000)
                    os.write(1, read)
                    left -= read.count(b"|")
                    running[ours] = pid, left
                    if left <= 0:
                        time.sleep(random.random() / 500)
                        os.kill(pid, signal.SIGKILL)
                        os.waitpid(pid, 0)
                        while read := os.read(ours, 1000):
                            os.write(1, read)
                        os.close(ours)
                        del running[ours]
            """;

    private static final String FULL = """
            import os, resource, signal
            def f(a):
                return a and 1
            f(0)
            os.kill(os.getpid(), signal.SIGUSR1)
            # No file may become larger than ours is now, but for a few bytes.
            size = max(entry.stat().st_size for entry in os.scandir(os.path.dirname(__file__)) if "data." in entry.name)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20, size + 20))
            f(1)
            """;

    @TempDir
    private Path folder;

    @Test
    void killedProcesses_haveLostNothingThatTheyFlushed() throws IOException {
        StringBuilder program = new StringBuilder();
        for (int part = 0; part < PARTS * CHILDREN; part++) {
            program.append("def part" + part + "():\n    return " + part + "\n");
        }
        Launcher.Run run = run(program + KILLED);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        List<Integer> flushed =
                List.of(run.out().split("\\|")).stream().map(Integer::valueOf).toList();
        assertThat(flushed).hasSizeGreaterThan(2 * CHILDREN);
        Set<Integer> missing = missingLines();
        assertThat(flushed).noneMatch(part -> missing.contains(2 * part + 2));
        assertThat(missing.size()).isBetween(1, PARTS * CHILDREN - flushed.size());
    }

    @Test
    void aFullDisk_isNamed_andWhatWasWrittenBeforeIsRead() throws IOException {
        Launcher.Run run = run(FULL);
        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("coverage data cannot be written to", "File too large");
        Launcher.Run report = coverage("report", "-m");
        assertThat(report.err()).contains("data.", "is cut off");
        assertThat(report.out()).contains("3:11-3:12 never true");
    }

    /** Those of the functions. */
    private Set<Integer> missingLines() throws IOException {
        Path file = folder.resolve("report.json");
        Launcher.Run report = coverage("json", "-q", "-o", file.toString());
        assertThat(report.err().lines()).allMatch(line -> line.contains("cut off") || line.contains("is empty"));
        JsonArray lines = JsonParser.parseString(Files.readString(file))
                .getAsJsonObject()
                .getAsJsonObject("files")
                .entrySet()
                .iterator()
                .next()
                .getValue()
                .getAsJsonObject()
                .getAsJsonArray("missing_lines");
        Set<Integer> missing = new TreeSet<>();
        for (JsonElement line : lines) {
            if (line.getAsInt() <= 2 * PARTS * CHILDREN) {
                missing.add(line.getAsInt());
            }
        }
        return missing;
    }

    private Launcher.Run run(String program) throws IOException {
        Path file = Files.writeString(folder.resolve("program.py"), program);
        String python = EmbeddedCPython.get().executable().toString();
        return coverage("run", "--save-signal=USR1", "--python", python, file.toString());
    }

    private Launcher.Run coverage(String command, String... arguments) {
        return new CoverageCalls(folder).call(command, arguments);
    }
}
