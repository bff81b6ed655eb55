package dev.caretline.engine.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caretline.engine.CaretlineException;
import dev.caretline.engine.files.UserCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the interpreter is a script for a shell")
class EmbeddedPythonTest {
    private static final Platform PLATFORM = new Platform("linux-x86_64");

    @TempDir
    private Path temporary;

    private Path installed;

    @BeforeEach
    void place() {
        installed = temporary.resolve("cache/cpython/cpython-3.11.3-1.5.9-linux-x86_64");
    }

    private EmbeddedPython embedded(Map<String, String> content) throws IOException {
        FakePythons.jar(temporary, PLATFORM, content);
        return new EmbeddedPython(
                EmbeddedJar.find(PLATFORM, temporary).orElseThrow(), new UserCache(temporary.resolve("cache")));
    }

    private List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void unpacked_hasTheInterpreterItsLibraryAndWhatWasCompiled() throws IOException {
        Installation installation = embedded(FakePythons.content()).unpacked(UnpackProgress.SILENT);

        assertThat(installation.home()).isEqualTo(installed);
        assertThat(installation.isComplete()).isTrue();
        assertThat(Files.isExecutable(installed.resolve("bin/python3.11"))).isTrue();
        assertThat(Files.readString(installed.resolve(Installation.MARK))).isEqualTo("bin/python3.11\n");
        assertThat(namesIn(installed)).containsExactly("bin", Installation.MARK, "lib");
        assertThat(namesIn(installed.resolve("lib/python3.11/__pycache__")))
                .containsExactly("codecs.cpython-311.pyc", "os.cpython-311.pyc", "site.cpython-311.pyc");
        assertThat(installed.resolve("lib/python3.11/test")).doesNotExist();
        assertThat(installed.resolve("lib/python3.11/idlelib/__pycache__")).doesNotExist();
        assertThat(installed.resolve("lib/python3.11/broken.py")).exists();
    }

    @Test
    void unpacked_saysHowFarItIs() throws IOException {
        List<String> steps = new ArrayList<>();

        embedded(FakePythons.content()).unpacked((done, all) -> steps.add(done + "/" + all));

        assertThat(steps).startsWith("1/7").endsWith("7/7").hasSize(7);
    }

    @Test
    void unpacked_happensOnce_whenTwoHundredThreadsAsk() throws Exception {
        EmbeddedPython embedded = embedded(FakePythons.content());
        AtomicInteger files = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(200);
        List<Future<Installation>> asked = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            asked.add(pool.submit(() -> embedded.unpacked((done, all) -> files.incrementAndGet())));
        }

        for (Future<Installation> each : asked) {
            assertThat(each.get().isComplete()).isTrue();
        }
        pool.shutdown();
        assertThat(files).hasValue(7);
        assertThat(namesIn(temporary.resolve("cache/cpython"))).containsExactly(installed.getFileName() + "", "lock");
    }

    @Test
    void unpacked_happensOnce_whenTwentyProcessesAsk() throws Exception {
        embedded(FakePythons.content());
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ProcessBuilder java = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx64m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Asking.class.getName(),
                    temporary.toString());
            processes.add(java.redirectErrorStream(true).start());
        }

        int files = 0;
        for (Process process : processes) {
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            files += Integer.parseInt(said.strip());
        }
        assertThat(files).isEqualTo(7);
        assertThat(namesIn(temporary.resolve("cache/cpython"))).containsExactly(installed.getFileName() + "", "lock");
    }

    /** One of the twenty: says how many files it has unpacked. */
    static final class Asking {
        private Asking() {}

        public static void main(String[] args) {
            Path home = Path.of(args[0]);
            AtomicInteger files = new AtomicInteger();
            EmbeddedPython embedded = new EmbeddedPython(
                    EmbeddedJar.find(PLATFORM, home).orElseThrow(), new UserCache(home.resolve("cache")));
            if (!embedded.unpacked((done, all) -> files.incrementAndGet()).isComplete()) {
                throw new IllegalStateException("not complete");
            }
            System.out.println(files);
        }
    }

    @Test
    void unpacked_replacesWhatIsNotWhole() throws IOException {
        EmbeddedPython embedded = embedded(FakePythons.content());
        embedded.unpacked(UnpackProgress.SILENT);
        Files.delete(installed.resolve("lib/python3.11/os.py"));
        Files.writeString(installed.resolve("stray"), "");

        assertThat(embedded.unpacked(UnpackProgress.SILENT).isComplete()).isTrue();
        assertThat(installed.resolve("stray")).doesNotExist();
        assertThat(namesIn(temporary.resolve("cache/cpython"))).hasSize(2);
    }

    @Test
    void unpacked_isNotMisledByAFolderThatSomebodyDidNotFinish() throws IOException {
        Files.createDirectories(installed.resolve("bin"));
        Files.createDirectories(temporary.resolve("cache/cpython/cpython-3.11.3-1.5.9-linux-x86_64.1234.new/lib"));

        assertThat(embedded(FakePythons.content())
                        .unpacked(UnpackProgress.SILENT)
                        .isComplete())
                .isTrue();
    }

    @Test
    void replaced_leavesWhatSomebodyElseHasReplacedMeanwhile() throws IOException {
        EmbeddedPython embedded = embedded(FakePythons.content());
        Installation present = embedded.unpacked(UnpackProgress.SILENT);
        Files.writeString(installed.resolve("stray"), "");

        embedded.replaced(Optional.of(java.nio.file.attribute.FileTime.fromMillis(1)), UnpackProgress.SILENT);
        assertThat(installed.resolve("stray")).exists();

        embedded.replaced(present.stamp(), UnpackProgress.SILENT);
        assertThat(installed.resolve("stray")).doesNotExist();
    }

    @Test
    void unpacked_refusesEntriesThatLeadOutOfTheFolder() throws IOException {
        Map<String, String> content = FakePythons.content();
        content.put("lib/../../../../evil.py", "import os");
        EmbeddedPython embedded = embedded(content);

        assertThatThrownBy(() -> embedded.unpacked(UnpackProgress.SILENT))
                .isInstanceOf(CaretlineException.class)
                .hasMessageContaining("an entry leads out of its folder")
                .hasMessageContaining("evil.py");
        assertThat(namesIn(temporary.resolve("cache/cpython"))).containsExactly("lock");
        assertThat(temporary.resolve("evil.py")).doesNotExist();
        assertThat(temporary.resolve("cache/evil.py")).doesNotExist();
    }

    @Test
    void unpacked_leavesNothing_whenTheJarIsDamaged() throws IOException {
        EmbeddedPython embedded = embedded(FakePythons.content());
        Path jar = embedded.jar().file();
        byte[] bytes = Files.readAllBytes(jar);
        Files.write(jar, java.util.Arrays.copyOf(bytes, bytes.length / 2), StandardOpenOption.TRUNCATE_EXISTING);

        assertThatThrownBy(() -> embedded.unpacked(UnpackProgress.SILENT))
                .isInstanceOf(CaretlineException.class)
                .hasMessageContaining(jar.toString());
        assertThat(namesIn(temporary.resolve("cache/cpython"))).containsExactly("lock");
    }

    @Test
    void unpacked_refusesAJarWithoutAnInterpreter() throws IOException {
        EmbeddedPython embedded = embedded(Map.of("lib/python3.11/os.py", ""));

        assertThatThrownBy(() -> embedded.unpacked(UnpackProgress.SILENT))
                .hasMessageContaining("there is no interpreter in it");
    }
}
