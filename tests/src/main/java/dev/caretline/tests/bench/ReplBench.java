package dev.caretline.tests.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * {@code caretline repl} against the prompt of CPython 3.13, which has to be on the {@code PATH} as {@code python3.13}: how
 * soon it is there, and how soon a key is shown in a block of 300 lines.
 *
 * <p>Of a start three moments are told: when the prompt is seen, when keys are edited (both sides then ask the terminal for
 * bracketed pastes), and when the first input is answered that was typed at sight of the prompt.
 */
final class ReplBench {
    private static final int ROUNDS = 15;
    private static final int LINES = 300;
    private static final int WARMING = 100;
    private static final int KEYS = 100;
    private static final Duration QUIET = Duration.ofMillis(300);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final String EDITS = "\033[?2004h";
    private static final String ENDS = "\004";
    private static final String RUBOUT = "\177";
    /** Neither in the block nor in what moves cursors and chooses colours. */
    private static final String[] LETTERS = {"v", "w", "z", "y", "q", "j"};

    private final PrintStream out;
    private final String ours;
    private final Map<String, String> environment;

    ReplBench(PrintStream out) {
        this.out = out;
        try {
            Path folder = Files.createTempDirectory("bench");
            environment = Map.of(
                    "TERM",
                    "xterm-256color",
                    "CARETLINE_CACHE",
                    folder.resolve("cache").toString(),
                    "CARETLINE_HISTORY",
                    folder.resolve("history").toString(),
                    "PYTHON_HISTORY",
                    folder.resolve("python-history").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ours = "'" + ColdBench.launcher() + "' repl";
    }

    /** Nanoseconds from the start of a prompt. */
    private record Start(long seen, long edits, long answers) {}

    void run() {
        if (!Pty.isPossible()) {
            out.println("skipped: there is no script of util-linux, which makes terminals");
            return;
        }
        // The first session writes the archive of classes, the second puts it in its place.
        start(ours);
        start(ours);
        Optional<String> rival = rival();
        if (rival.isEmpty()) {
            out.println("no python3.13 runs on the PATH: nothing to compare with");
        }
        starts(rival);
        out.printf("%n%-34s %11s %11s%n", "a key in a block of " + LINES + " lines", "median", "slowest");
        echoes("caretline repl", ours);
        rival.ifPresent(python -> echoes("python3.13", python));
    }

    private static Optional<String> rival() {
        try {
            Process process = new ProcessBuilder("python3.13", "-c", "import sys; print(sys.executable)").start();
            String executable = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of("'" + executable + "'") : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void starts(Optional<String> rival) {
        Start[] our = new Start[ROUNDS];
        Start[] their = new Start[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            our[i] = start(ours);
            their[i] = rival.isPresent() ? start(rival.get()) : our[i];
        }
        out.printf("%-34s %11s %11s %9s%n", "", "caretline", "python3.13", "ratio");
        row("prompt seen", our, their, Start::seen);
        row("keys edited", our, their, Start::edits);
        row("first input answered", our, their, Start::answers);
    }

    private void row(String what, Start[] our, Start[] their, ToLongFunction<Start> moment) {
        double[] ratios = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            ratios[i] = (double) moment.applyAsLong(our[i]) / moment.applyAsLong(their[i]);
        }
        Arrays.sort(ratios);
        out.printf(
                "%-34s %8.1f ms %8.1f ms %9.2f%n",
                what,
                median(Arrays.stream(our).mapToLong(moment).toArray()) / 1e6,
                median(Arrays.stream(their).mapToLong(moment).toArray()) / 1e6,
                ratios[ROUNDS / 2]);
    }

    private static long median(long[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }

    private Start start(String command) {
        try (Pty terminal = new Pty(command, environment)) {
            long seen = terminal.await(">>>");
            terminal.type("7 * 191\r");
            long answers = terminal.await("1337");
            terminal.settle(QUIET);
            terminal.type(ENDS);
            return new Start(seen, terminal.first(EDITS), answers);
        }
    }

    private void echoes(String name, String command) {
        try (Pty terminal = new Pty(command, environment)) {
            terminal.await(">>>");
            terminal.settle(QUIET);
            terminal.type("\033[200~" + block() + "\033[201~");
            terminal.settle(QUIET);
            long[] times = new long[KEYS];
            for (int i = -WARMING; i < KEYS; i++) {
                long time = terminal.echo(LETTERS[Math.floorMod(i, LETTERS.length)]);
                times[Math.max(i, 0)] = time;
                terminal.settle(PAUSE);
                terminal.type(RUBOUT);
                terminal.settle(PAUSE);
            }
            Arrays.sort(times);
            out.printf("%-34s %8.1f ms %8.1f ms%n", name, times[KEYS / 2] / 1e6, times[KEYS - 1] / 1e6);
            terminal.type("\003");
            terminal.settle(QUIET);
            terminal.type(ENDS);
        }
    }

    private static String block() {
        StringBuilder text = new StringBuilder("def block(a, b):\n");
        for (int i = 1; i < LINES - 1; i++) {
            text.append("    c").append(i).append(" = [a + ").append(i).append(", 'text', (b - 2) * 3]  # more\n");
        }
        return text.append("    return ").toString();
    }
}
