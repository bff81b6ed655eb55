package dev.caretline.tests.bench;

import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Whole processes from cold, by the wall clock: the tree of a 1,000-line file, against CPython compiling it. */
final class ColdBench {
    private static final int ROUNDS = 15;

    private final EmbeddedCPython python;
    private final PrintStream out;

    ColdBench(EmbeddedCPython python, PrintStream out) {
        this.python = python;
        this.out = out;
    }

    void run() {
        Path file = python.library().resolve("functools.py");
        String compile = "import sys; compile(open(sys.argv[1], 'rb').read(), sys.argv[1], 'exec')";
        List<String> rival = List.of("-c", compile, file.toString());
        out.println("whole processes, wall clock: functools.py (about 1,000 lines), no class archive of ours");
        out.println(Interleaved.header("caretline", "CPython"));
        Interleaved interleaved = new Interleaved(2, ROUNDS);
        for (String option : List.of("--json", "--mode=exec")) {
            List<String> ours = List.of(launcher().toString(), "ast", option, file.toString());
            out.println(interleaved
                    .compare(() -> wall(new ProcessBuilder(ours)), () -> wall(python.process(rival)))
                    .row("caretline ast " + option));
        }
    }

    /** {@code cli/bin/caretline} of this checkout. */
    static Path launcher() {
        return Path.of(System.getProperty("caretline.root", ".")).resolve("cli/bin/caretline");
    }

    /** Nanoseconds until the process has ended, which it must with status 0; its output is thrown away. */
    static long wall(ProcessBuilder process) {
        return wall(process, 0);
    }

    /** As {@link #wall(ProcessBuilder)}, with another status: some of the library's files are not Python on purpose. */
    static long wall(ProcessBuilder process, int expectedStatus) {
        try {
            long start = System.nanoTime();
            Process running = process.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            int status = running.waitFor();
            if (status != expectedStatus) {
                throw new IllegalStateException(process.command() + " ended with " + status);
            }
            return System.nanoTime() - start;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
