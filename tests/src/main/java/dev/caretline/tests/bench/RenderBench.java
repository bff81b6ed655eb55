package dev.caretline.tests.bench;

import dev.caretline.locations.plain.PlainReader;
import dev.caretline.locations.styles.TracebackStyles;
import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.RenderOptions;
import dev.caretline.locations.traceback.TracebackReader;
import dev.caretline.locations.traceback.TracebackStyle;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A traceback of many distinct frames, drawn in each style from what the agent sends, sources read and parsed anew each
 * time, against {@code traceback.format_exception} with a warm {@code linecache}; both in CPU time.
 */
final class RenderBench {
    private static final int FRAMES = 1000;
    private static final int WARMUPS = 300;
    private static final int ROUNDS = 31;

    private final EmbeddedCPython python;
    private final PrintStream out;

    RenderBench(EmbeddedCPython python, PrintStream out) {
        this.python = python;
        this.out = out;
    }

    void run() {
        Path agent = Path.of(System.getProperty("caretline.root")).resolve("engine/src/main/python");
        try {
            Path folder = Files.createTempDirectory("rendering");
            Process process = python.process(List.of(
                            "-B",
                            python.script("rendering.py").toString(),
                            agent.toString(),
                            folder.toString(),
                            String.valueOf(FRAMES)))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader answers = process.inputReader();
                    BufferedWriter questions = process.outputWriter()) {
                if (!"ready".equals(answers.readLine())) {
                    throw new IllegalStateException("rendering.py has failed");
                }
                byte[] tree = Files.readAllBytes(folder.resolve("steps.py.tree"));
                out.println(Interleaved.header("caretline", "traceback"));
                for (TracebackStyle style : TracebackStyles.all()) {
                    Interleaved.Result result = new Interleaved(WARMUPS, ROUNDS)
                            .compare(
                                    () -> Interleaved.threadCpu(() -> render(tree, style)),
                                    () -> nanos(questions, answers));
                    out.println(result.row(FRAMES + " frames, " + style.name()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void render(byte[] tree, TracebackStyle style) {
        Failure failure = TracebackReader.read(PlainReader.read(tree));
        if (style.render(failure, RenderOptions.PLAIN).isEmpty()) {
            throw new IllegalStateException("nothing was drawn");
        }
    }

    private static long nanos(BufferedWriter questions, BufferedReader answers) {
        try {
            questions.write("\n");
            questions.flush();
            return Long.parseLong(answers.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
