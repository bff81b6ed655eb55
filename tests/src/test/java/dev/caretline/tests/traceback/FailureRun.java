package dev.caretline.tests.traceback;

import dev.caretline.locations.plain.PlainReader;
import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.TracebackReader;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Runs programs with {@code failures.py}, which says what it keeps of each. */
final class FailureRun {
    private FailureRun() {}

    static void run(List<Path> programs) {
        EmbeddedCPython python = EmbeddedCPython.get();
        List<String> command = new ArrayList<>(List.of(
                python.executable().toString(),
                "-E",
                "-s",
                "-S",
                "-B",
                python.script("failures.py").toString(),
                agentFolder().toString()));
        programs.forEach(program -> command.add(program.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PYTHON"));
        try {
            int code = builder.start().waitFor();
            if (code != 0) {
                throw new IllegalStateException("failures.py ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path agentFolder() {
        return Path.of(System.getProperty("caretline.root"), "engine/src/main/python");
    }

    /** What the agent described; empty for a program that did not fail. */
    static Optional<Failure> failure(Path program) {
        return bytes(program, ".tree").map(PlainReader::read).map(TracebackReader::read);
    }

    /** What the interpreter printed for the failure. */
    static String printed(Path program) {
        return new String(bytes(program, ".printed").orElseThrow(), StandardCharsets.UTF_8);
    }

    private static Optional<byte[]> bytes(Path program, String suffix) {
        Path file = ErroringPrograms.beside(program, suffix);
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text as a stderr of Python encodes it: {@code backslashreplace}. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
