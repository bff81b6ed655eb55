package dev.caretline.tests.bench;

import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code caretline run hello.py} with a warm cache against {@code python hello.py} of the same interpreter, whose library
 * is compiled; the first run of a changed file; and what the agent takes of memory.
 */
final class RunBench {
    private static final int ROUNDS = 61;
    private static final int FIRST_ROUNDS = 9;

    /** The peak of the process's memory in KiB, which Linux tells. */
    private static final String MEMORY =
            "print(next(l.split()[1] for l in open('/proc/self/status') if l[:5] == 'VmHWM'))\n";

    private final PrintStream out;
    private final Path folder;
    private final Path python;

    RunBench(EmbeddedCPython embedded, PrintStream out) {
        this.out = out;
        python = embedded.executable();
        try {
            folder = Files.createTempDirectory("bench");
            Files.writeString(folder.resolve("hello.py"), "print('hello')\n");
            Files.writeString(folder.resolve("memory.py"), MEMORY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void run() {
        plainly(
                "-m",
                "compileall",
                "-qq",
                // Wrong on purpose, and so the status would be that of a failure.
                "-x",
                "bad_coding|badsyntax|lib2to3/tests/data|test/(bad|test_lib2to3)",
                python.resolve("../../lib").normalize().toString());
        Interleaved.Result warm =
                new Interleaved(3, ROUNDS).compare(() -> nanos(ours("hello.py")), () -> nanos(plain("hello.py")));
        out.println(Interleaved.header("run", "python"));
        out.println(warm.row("hello.py, warm"));
        out.printf("%-34s %8.3f%n", "run / python", 1 / warm.speedUp());
        long[] first = new long[FIRST_ROUNDS];
        for (int i = 0; i < first.length; i++) {
            write("first.py", "print('hello', " + System.nanoTime() + ")\n");
            first[i] = nanos(ours("first.py"));
        }
        Arrays.sort(first);
        out.printf(
                "%-34s %8.1f ms, slowest %.1f ms%n",
                "a changed file", first[FIRST_ROUNDS / 2] / 1e6, first[FIRST_ROUNDS - 1] / 1e6);
        output(ours("memory.py"));
        long more = Long.parseLong(output(ours("memory.py"))) - Long.parseLong(output(plain("memory.py")));
        out.printf("%-34s %8d KiB%n", "memory of the agent", more);
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void plainly(String... arguments) {
        nanos(plain(arguments));
    }

    private List<String> plain(String... arguments) {
        List<String> command = new ArrayList<>(List.of(python.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private List<String> ours(String program) {
        Path launcher = Path.of(System.getProperty("caretline.root")).resolve("cli/bin/caretline");
        return List.of(launcher.toString(), "run", "--python", python.toString(), program);
    }

    private long nanos(List<String> command) {
        long start = System.nanoTime();
        output(command);
        return System.nanoTime() - start;
    }

    private String output(List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("PYTHON"));
        builder.environment()
                .putAll(Map.of("CARETLINE_CACHE", folder.resolve("cache").toString()));
        try {
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException(command + " failed");
            }
            return text.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
