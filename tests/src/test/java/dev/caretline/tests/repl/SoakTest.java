package dev.caretline.tests.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caretline.tests.cli.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A session that is typed at by chance: inputs, keys, interrupts, new sizes, killed processes of Python.
 * {@code -Dcaretline.soak.minutes} says for how long, half a minute by default; {@code -Dcaretline.soak.seed} repeats one.
 */
@Tag("full")
@Timeout(7200)
class SoakTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int STEPS = 8;
    private static final double GROWTH = 1.35;
    private static final List<String> INPUTS = List.of(
            "1 + 1",
            "x = [1, 2, 3]; x",
            "assert x == [1, 2]",
            "1 / 0",
            "for i in range(3):\n    print(i)\n",
            "def f(v):\n    return v / 0\n",
            "f(3)",
            "import time; time.sleep(0.2)",
            "import time; time.sleep(30)",
            "while True: pass\n",
            "x = = 1",
            "import threading; threading.Timer(0.05, print, ['from', 'afar']).start()",
            "print('日本語', 'é' * 100)",
            "print('no end', end='')",
            "input('? ')",
            "import subprocess; subprocess.run(['sleep', '20'])",
            "import os; os._exit(3)",
            "print('line\\n' * 60)",
            "await __import__('asyncio').sleep(0.1)",
            "len?",
            ":frames",
            ":why",
            ":up",
            ":frame out",
            ":help",
            ":history",
            ":positions x",
            ":nonsense");
    private static final List<String> KEYS = List.of(
            "C-c", "C-c", "C-c", "Up", "Up", "Down", "Tab", "C-r", "Escape", "BSpace", "C-a", "C-e", "C-k", "C-u",
            "C-w", "C-l", "Left", "Right", "M-Enter", "C-y", "Enter");

    private final Random random = new Random(Long.getLong("caretline.soak.seed", System.nanoTime()));
    private int syncs;

    @Test
    void session_staysUsableAndLeavesTheTerminalAsItWas_whateverIsTyped(@TempDir Path folder) throws IOException {
        assumeTrue(Tmux.isInstalled(), "skipped: there is no tmux");
        String command = "cd '" + folder + "'; stty -a > before; CARETLINE_PATIENCE=60 CARETLINE_HISTORY='" + folder
                + "/history' '" + Launcher.script() + "' repl; stty -a > after; echo left; exec sh";
        Duration length = Duration.ofSeconds(
                Math.round(60 * Double.parseDouble(System.getProperty("caretline.soak.minutes", "0.5"))));
        try (Tmux tmux = Tmux.start("caretline-soak-" + ProcessHandle.current().pid(), command)) {
            await(tmux, "leaves.");
            long first = 0;
            Instant start = Instant.now();
            while (Instant.now().isBefore(start.plus(length))) {
                for (int i = 0; i < STEPS; i++) {
                    step(tmux);
                }
                sync(tmux);
                boolean warm = Instant.now().isAfter(start.plus(length.dividedBy(3)));
                first = first == 0 && warm ? memory(tmux) : first;
            }
            long last = memory(tmux);
            System.out.printf(
                    Locale.ROOT, "soak: %d rounds, %d KiB after a third, %d KiB at the end%n", syncs, first, last);
            tmux.key("C-d");
            await(tmux, "left");
            assertThat(modes(folder.resolve("after"))).isEqualTo(modes(folder.resolve("before")));
            assertThat((double) last).isLessThan(GROWTH * first);
        }
    }

    /** Without the size, which is changed, and the number of the line, which JLine leaves to chance and Linux does not read. */
    private static String modes(Path file) throws IOException {
        return Files.readString(file).replaceAll("rows \\d+; columns \\d+;|line = \\d+;", "");
    }

    private void step(Tmux tmux) {
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4, 5 -> {
                tmux.type(INPUTS.get(random.nextInt(INPUTS.size())));
                tmux.key("Enter");
            }
            case 6, 7, 8 -> tmux.key(KEYS.get(random.nextInt(KEYS.size())));
            case 9 -> tmux.paste(INPUTS.get(random.nextInt(INPUTS.size())));
            case 10 -> tmux.resize(20 + random.nextInt(100), 5 + random.nextInt(40));
            default -> {
                if (random.nextInt(10) == 0) {
                    kill(tmux);
                }
            }
        }
        LockSupport.parkNanos(random.nextInt(200) * 1_000_000L);
    }

    private static void kill(Tmux tmux) {
        tmux.process()
                .descendants()
                .filter(p -> p.info().command().orElse("").contains("python"))
                .findFirst()
                .ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Out of whatever was begun, and one input whose answer must come. */
    private void sync(Tmux tmux) {
        tmux.resize(80, 40);
        String word = "sync" + ++syncs;
        Instant limit = Instant.now().plus(PATIENCE);
        while (!tmux.screen().contains("in " + word)) {
            if (Instant.now().isAfter(limit)) {
                throw new AssertionError("no answer:\n" + tmux.screen());
            }
            tmux.key("C-c");
            LockSupport.parkNanos(4 * PAUSE.toNanos());
            tmux.type("print('in', '" + word + "')");
            tmux.key("Enter");
            LockSupport.parkNanos(10 * PAUSE.toNanos());
        }
        assertThat(tmux.screen()).doesNotContain("Exception in thread", "at java.", "at org.jline", "at dev.caretline");
    }

    /** What the prompt's Java holds, in KiB. */
    private static long memory(Tmux tmux) throws IOException {
        ProcessHandle java = tmux.process()
                .descendants()
                .filter(p -> p.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow();
        for (String line : Files.readAllLines(Path.of("/proc/" + java.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IllegalStateException("no memory of " + java.pid());
    }

    private static void await(Tmux tmux, String text) {
        Instant limit = Instant.now().plus(PATIENCE);
        while (!tmux.screen().contains(text)) {
            if (Instant.now().isAfter(limit)) {
                throw new AssertionError("no " + text + " on the screen:\n" + tmux.screen());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
