package dev.caretline.tests.bench;

import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The embedded CPython, compiling a list of files once per call; it runs only while it is asked. */
final class CompileRival implements AutoCloseable {
    private final Process process;
    private final OutputStream requests;
    private final BufferedReader answers;

    CompileRival(EmbeddedCPython python, List<Path> files) {
        try {
            Path list = Files.createTempFile("bench", ".list");
            list.toFile().deleteOnExit();
            Files.writeString(list, files.stream().map(Path::toString).collect(Collectors.joining("\n")));
            process = python.process(List.of(python.script("bench_compile.py").toString(), list.toString()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        requests = process.getOutputStream();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    /**
     * Nanoseconds of CPU time for one pass over all files.
     *
     * @param what {@code compile}, or {@code marshal} for compiling and marshalling
     */
    long pass(String what) {
        try {
            requests.write((what + "\n").getBytes(StandardCharsets.US_ASCII));
            requests.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("the interpreter died");
            }
            return Long.parseLong(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
