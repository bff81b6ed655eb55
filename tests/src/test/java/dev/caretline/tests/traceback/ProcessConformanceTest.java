package dev.caretline.tests.traceback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small programs that fail, in processes as a user starts them: standard error and exit status of {@code caretline run
 * --style cpython-3.11} against those of the interpreter itself.
 */
@Tag("full")
class ProcessConformanceTest {
    private static final String EXPLAINED = "the assert says in a note why it failed, which --no-note leaves out";

    /** What is not the same, and why. */
    private static final Map<String, String> KNOWN = Map.of(
            "assert_plain", EXPLAINED,
            "assert_message", EXPLAINED,
            "assert_multiline", EXPLAINED,
            "assert_tuple_message", EXPLAINED,
            "eof_in_block",
                    "the interpreter reads its program line by line and has no column at the end of the file; a module has");

    /** Of these, what stays when asserts explain nothing. */
    private static final Map<String, String> KNOWN_WITHOUT_NOTES =
            Map.of("eof_in_block", KNOWN.getOrDefault("eof_in_block", ""));

    private static final long TIMEOUT_SECONDS = 120;

    private record Run(int status, String out, String err) {}

    @TempDir
    Path temporary;

    static Stream<List<String>> options() {
        return Stream.of(List.of(), List.of("--no-note"), List.of("--no-note", "--values"));
    }

    @ParameterizedTest
    @MethodSource("options")
    void run_endsAsTheInterpreterDoes_forEveryProgram(List<String> options) throws IOException {
        assumeTrue(Files.exists(launcher().resolveSibling("../target/agent")), "skipped: cli is not packaged");
        List<String> command = new ArrayList<>(
                List.of(launcher().toString(), "run", "--python", python().toString(), "--style", "cpython-3.11"));
        command.addAll(options);
        // The same paths both times: they are in what is printed, and the programs write beside themselves.
        Path folder = temporary.resolve("programs");
        Map<String, Run> theirs = runAll(folder, List.of(python().toString()));
        Map<String, Run> ours = runAll(folder, command);
        Map<String, String> known = options.isEmpty() ? KNOWN : KNOWN_WITHOUT_NOTES;
        List<String> differences = new ArrayList<>();
        theirs.forEach((name, run) -> {
            if (!run.equals(ours.get(name)) && !known.containsKey(name)) {
                differences.add(name + "\nCPython: " + run + "\nours: " + ours.get(name));
            }
        });
        assertThat(differences).isEmpty();
        assertThat(theirs).hasSizeGreaterThan(450);
        assertThat(known.size() / (double) theirs.size()).isLessThanOrEqualTo(0.02);
    }

    private Map<String, Run> runAll(Path folder, List<String> command) throws IOException {
        Map<String, Run> runs = new HashMap<>();
        for (Path program : ErroringPrograms.writeTo(folder)) {
            String name = program.getFileName().toString();
            runs.put(name.replace(".py", ""), run(program.getParent(), command, name));
        }
        // What the programs wrote would be there the next time.
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        return runs;
    }

    private Run run(Path folder, List<String> command, String program) throws IOException {
        List<String> whole = new ArrayList<>(command);
        whole.add(program);
        Path out = temporary.resolve("out");
        Path err = temporary.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(whole)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PYTHON") || name.startsWith("CARETLINE"));
        environment.put("PYTHONHASHSEED", "0");
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        environment.put("CARETLINE_CACHE", temporary.resolve("cache").toString());
        environment.put("CARETLINE_PATIENCE", "60");
        try {
            Process process = builder.start();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(whole + " did not end");
            }
            return new Run(process.exitValue(), text(out), text(err));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Addresses are never the same twice. */
    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1).replaceAll("0x[0-9a-f]{6,}", "0x");
    }

    private static Path python() {
        return EmbeddedCPython.get().executable();
    }

    private static Path launcher() {
        return Path.of(System.getProperty("caretline.root")).resolve("cli/bin/caretline");
    }
}
