package dev.caretline.tests.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A command on a terminal of 80 columns and 40 lines, typed into and watched byte by byte; {@code script} makes it. */
final class Pty implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SIZE = "stty cols 80 rows 40; exec ";

    private final long start = System.nanoTime();
    private final Process process;
    private final StringBuilder shown = new StringBuilder();
    /** When the text up to a length had come, in nanoseconds from the start. */
    private final NavigableMap<Integer, Long> times = new TreeMap<>();

    private int seen;

    /** @param command a line of shell that becomes one program */
    Pty(String command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder("script", "-qfc", SIZE + command, "/dev/null");
        builder.environment().putAll(environment);
        try {
            process = builder.redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread reader = new Thread(this::read, "terminal");
        reader.setDaemon(true);
        reader.start();
    }

    /** Whether there is a {@code script} with these options, that of util-linux. */
    static boolean isPossible() {
        try {
            Process version = new ProcessBuilder(List.of("script", "--version"))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return version.waitFor() == 0 && said.contains("util-linux");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        byte[] bytes = new byte[1 << 14];
        try (InputStream in = process.getInputStream()) {
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                String text = new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
                synchronized (shown) {
                    shown.append(text);
                    times.put(shown.length(), System.nanoTime() - start);
                    shown.notifyAll();
                }
            }
        } catch (IOException e) {
            // The terminal has gone.
        }
    }

    void type(String keys) {
        try {
            process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a text behind what was waited for before; nanoseconds from the start. */
    long await(String text) {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        synchronized (shown) {
            int at = shown.indexOf(text, seen);
            while (at < 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(limit - System.nanoTime());
                if (left <= 0) {
                    throw new IllegalStateException("no " + text + " in: " + shown);
                }
                try {
                    shown.wait(left);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                at = shown.indexOf(text, seen);
            }
            seen = at + text.length();
            return timeOf(at, text);
        }
    }

    /** When a text came for the first time, which it has; nanoseconds from the start. */
    long first(String text) {
        synchronized (shown) {
            return timeOf(shown.indexOf(text), text);
        }
    }

    private long timeOf(int at, String text) {
        return times.ceilingEntry(at + text.length()).getValue();
    }

    /** Waits until nothing has come for a while, and forgets what came. */
    void settle(Duration quiet) {
        synchronized (shown) {
            int length = -1;
            while (length != shown.length()) {
                length = shown.length();
                try {
                    shown.wait(quiet.toMillis());
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            seen = length;
        }
    }

    /** Nanoseconds from a key to its sight, which nothing else on the screen may look like. */
    long echo(String key) {
        long before = System.nanoTime();
        type(key);
        return start + await(key) - before;
    }

    @Override
    public void close() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroy();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
