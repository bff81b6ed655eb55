package dev.caretline.tests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.tests.engine.Programs.Call;
import dev.caretline.tests.engine.Programs.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever breaks on our side: output and exit status of the program are those of plain Python. */
class FaultTest {
    private static final Call CALL = new Call(List.of("program.py", "a b"), "input");

    @TempDir
    Path temporary;

    private Programs programs;
    private Path cache;
    private Run expected;

    @BeforeEach
    void startOnce() throws IOException {
        programs = Programs.underTest(temporary, "faults");
        cache = temporary.resolve("cache");
        expected = programs.plainly(CALL);
        assertThat(expected.err()).contains("KeyError");
        // From now on the launcher knows the interpreter, and starts no Java itself.
        assertThat(run(Map.of())).isEqualTo(expected);
    }

    private Run run(Map<String, String> more) {
        Map<String, String> environment =
                new HashMap<>(Map.of("CARETLINE_CACHE", cache.toString(), "CARETLINE_PATIENCE", "60"));
        environment.putAll(more);
        return programs.underCaretline(CALL, environment);
    }

    /** As on a machine where nothing was compiled yet; a server that runs ends, as its socket is gone. */
    private void forgetCode() throws IOException {
        deleteBelow(cache.resolve("code"));
        deleteBelow(cache.resolve("run"));
    }

    private static void deleteBelow(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(f -> !Files.isDirectory(f)).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** A JAVA_HOME whose java is a shell script. */
    private Map<String, String> java(String script, String patience) throws IOException {
        Path program = temporary.resolve("java").resolve("bin").resolve("java");
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return Map.of("JAVA_HOME", temporary.resolve("java").toString(), "CARETLINE_PATIENCE", patience);
    }

    @Test
    void program_runsPlainly_whenJavaIsMissing() throws IOException {
        forgetCode();
        assertThat(run(Map.of("JAVA_HOME", temporary.resolve("nowhere").toString())))
                .isEqualTo(expected);
    }

    @Test
    void program_runsPlainly_whenJavaEndsAtOnce() throws IOException {
        forgetCode();
        assertThat(run(java("exit 1", "60"))).isEqualTo(expected);
    }

    @Test
    void program_runsPlainly_whenJavaHangs() throws IOException {
        forgetCode();
        assertThat(run(java("exec sleep 20", "0.3"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.01", "0.05", "0.1", "0.2", "0.3", "0.5"})
    void program_runsPlainly_whenJavaIsKilled(String seconds) throws IOException {
        forgetCode();
        String real = ProcessHandle.current().info().command().orElseThrow();
        String script = "exec 3<&0\n\"" + real + "\" \"$@\" <&3 3<&- &\npid=$!\nexec 3<&- </dev/null\nsleep " + seconds
                + "\nkill -9 $pid";
        assertThat(run(java(script, "60"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "huge",
                "short",
                "no marshal",
                "wrong type",
                "no entry",
                "refusal",
                "unknown kind",
                "end",
                "working",
                "silence"
            })
    void program_runsPlainly_whenTheAnswerIsNone(String how) throws IOException {
        forgetCode();
        String script =
                "exec \"" + Programs.python() + "\" \"" + programs.folder().resolve("server.py") + "\" \"" + how + "\"";
        assertThat(run(java(script, "0.5"))).isEqualTo(expected);
    }

    @Test
    void entry_isNotUsedAndWrittenAnew_whenItIsCutOrChanged() throws IOException {
        Path entry = entries().get(0);
        byte[] whole = Files.readAllBytes(entry);
        for (int at : List.of(0, 3, 17, whole.length / 2, whole.length - 60, whole.length - 1)) {
            Files.write(entry, java.util.Arrays.copyOf(whole, at));
            assertThat(run(Map.of())).as("cut at " + at).isEqualTo(expected);
            assertThat(Files.readAllBytes(entry)).isEqualTo(whole);
            byte[] changed = whole.clone();
            changed[at] ^= 0x40;
            Files.write(entry, changed);
            assertThat(run(Map.of())).as("changed at " + at).isEqualTo(expected);
            assertThat(Files.readAllBytes(entry)).isEqualTo(whole);
        }
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.walk(cache.resolve("code"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void program_runs_whenTheCacheIsNoFolder() throws IOException {
        cache = Files.writeString(temporary.resolve("file"), "");
        assertThat(run(Map.of())).isEqualTo(expected);
    }

    @Test
    void program_runs_whenTheCacheCannotBeWritten() throws IOException {
        forgetCode();
        deleteFolder(cache.resolve("code"));
        Files.writeString(cache.resolve("code"), "a file where a folder should be");
        assertThat(run(Map.of())).isEqualTo(expected);
    }

    @Test
    void program_runs_whenTheFolderOfTheSocketIsGone() throws IOException {
        forgetCode();
        deleteFolder(cache.resolve("run"));
        assertThat(run(Map.of())).isEqualTo(expected);
    }

    @Test
    void program_runs_whenTheFolderOfTheSocketIsOpenToOthers() throws IOException {
        forgetCode();
        assertThat(cache.resolve("run").toFile().setReadable(true, false)).isTrue();
        assertThat(cache.resolve("run").toFile().setWritable(true, false)).isTrue();
        assertThat(run(Map.of())).isEqualTo(expected);
    }

    @Test
    void javaIsAskedAtAPort_whenTheFoldersLieTooDeepForSockets() throws IOException {
        // Longer than the path of a Unix socket can be.
        Path deep = Files.createDirectory(temporary.resolve("deep".repeat(40)));
        cache = deep.resolve("cache");
        assertThat(run(Map.of("TMPDIR", deep.toString()))).isEqualTo(expected);
        assertThat(entries()).isNotEmpty();
        assertThat(ports()).hasSize(1);
    }

    @Test
    void javaIsAskedAtAPort_whenPythonHasNoUnixSockets() throws IOException {
        forgetCode();
        assertThat(run(withoutUnixSockets())).isEqualTo(expected);
        assertThat(entries()).isNotEmpty();
        assertThat(ports()).hasSize(1);
    }

    private Map<String, String> withoutUnixSockets() throws IOException {
        // No code of the user's: that would be compiled, and Java asked, before it runs.
        Path site = Files.createDirectories(temporary.resolve("site-packages"));
        Files.writeString(site.resolve("sitecustomize.py"), "import _socket\ndel _socket.AF_UNIX\n");
        return Map.of("PYTHONPATH", site.toString());
    }

    private List<Path> ports() throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("run"))) {
            return files.filter(f -> f.toString().endsWith(".sock") && Files.isRegularFile(f))
                    .toList();
        }
    }

    /** As a server leaves it that was killed, after which another user's program was given the port. */
    @ParameterizedTest
    @ValueSource(strings = {"end", "garbage", "silence"})
    void javaIsStartedAnew_whenSomebodyElseListensAtThePort(String how) throws Exception {
        forgetCode();
        Map<String, String> environment = new HashMap<>(withoutUnixSockets());
        assertThat(run(environment)).isEqualTo(expected);
        Path told = ports().get(0);
        String[] words = Files.readString(told).split(" ");
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        Future<?> listening;
        try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            words[1] = String.valueOf(other.getLocalPort());
            Files.writeString(told, String.join(" ", words));
            Files.setLastModifiedTime(told, FileTime.from(Instant.now().minusSeconds(60)));
            deleteBelow(cache.resolve("code"));
            listening = CompletableFuture.runAsync(() -> listenAs(other, how, heard));
            environment.put("CARETLINE_PATIENCE", how.equals("silence") ? "0.5" : "60");
            assertThat(run(environment)).isEqualTo(expected);
        }
        listening.get();
        assertThat(heard).isNotEmpty().containsOnly(words[2]);
        environment.put("CARETLINE_PATIENCE", "60");
        assertThat(run(environment)).isEqualTo(expected);
        assertThat(entries()).isNotEmpty();
        assertThat(Files.readString(told).split(" ")[1]).isNotEqualTo(words[1]);
    }

    /** Takes what each caller says, until the listener is closed. */
    private static void listenAs(ServerSocket listener, String how, List<String> heard) {
        while (true) {
            try (Socket caller = listener.accept()) {
                if (how.equals("garbage")) {
                    caller.getOutputStream().write("g".repeat(64).getBytes(StandardCharsets.US_ASCII));
                } else if (how.equals("end")) {
                    caller.shutdownOutput();
                }
                heard.add(new String(caller.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void program_runs_whenTheWorkingFolderIsGone() {
        Call call = new Call(List.of(programs.folder().resolve("program.py").toString(), "a b"), "input");
        Run plain = inNoFolder(List.of(Programs.python().toString()), call);
        Run ours = inNoFolder(
                List.of(
                        Programs.launcher().toString(),
                        "run",
                        "--python",
                        Programs.python().toString(),
                        "--style",
                        "cpython-3.11"),
                call);
        assertThat(plain.err()).contains("KeyError");
        assertThat(ours).isEqualTo(plain);
    }

    /** Without the complaint of the shell that the launcher is for. */
    private Run inNoFolder(List<String> python, Call call) {
        List<String> command = new ArrayList<>(
                List.of("/bin/sh", "-c", "mkdir gone && cd gone && rmdir ../gone && exec \"$@\"", "sh"));
        command.addAll(python);
        command.addAll(call.arguments());
        Run run = programs.run(
                command, Map.of("CARETLINE_CACHE", cache.toString(), "CARETLINE_PATIENCE", "60"), call.stdin());
        return new Run(run.status(), run.out(), run.err().replaceAll("(?m)^sh: .*getcwd.*\n", ""));
    }

    private static void deleteFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Test
    void launcher_saysInOneLine_whenTheInterpreterIsMissing() {
        Run run = programs.run(
                List.of(Programs.launcher().toString(), "run", "--python", "/no/such/python", "program.py"),
                Map.of("CARETLINE_CACHE", cache.toString()),
                "");
        assertThat(run.status()).isNotZero();
        assertThat(run.err()).startsWith("caretline").containsOnlyOnce("\n").contains("/no/such/python");
    }

    @Tag("full")
    @Test
    void programs_allRun_whenTwoHundredStartAtOnceOnAnEmptyCache() throws Exception {
        forgetCode();
        ExecutorService pool = Executors.newFixedThreadPool(200);
        try {
            List<Future<Run>> runs = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                runs.add(pool.submit(() -> run(Map.of("CARETLINE_PATIENCE", "2"))));
            }
            for (Future<Run> run : runs) {
                assertThat(run.get()).isEqualTo(expected);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
