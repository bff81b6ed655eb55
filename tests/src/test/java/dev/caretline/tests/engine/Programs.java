package dev.caretline.tests.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Python programs beside these tests, copied to a folder of their own, and ways to run them. Comments of a program say
 * how: {@code # run: ARGUMENTS OF PYTHON}, one line for each run, and {@code # stdin: TEXT}; a backslash before a space
 * keeps it in its word, and {@code \n} is a line end.
 */
final class Programs {
    private static final long TIMEOUT_SECONDS = 120;
    private static final Pattern RUN = Pattern.compile("^# run: (.*)$", Pattern.MULTILINE);
    private static final Pattern STDIN = Pattern.compile("^# stdin: (.*)$", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("\"\"|(?:\\\\.|\\S)+");

    /** A call of Python: its arguments, and what it reads. */
    record Call(List<String> arguments, String stdin) {}

    /** What a run came to; the exit status is 128 + n after signal n. */
    record Run(int status, String out, String err) {}

    private final Path folder;

    private Programs(Path folder) {
        this.folder = folder;
    }

    /** Copies the programs of a folder of resources into another one. */
    static Programs copiedTo(Path folder, String resources) throws IOException {
        Path source = Path.of(System.getProperty("caretline.root"))
                .resolve("tests/src/test/resources/dev/caretline/tests/engine")
                .resolve(resources);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return new Programs(folder.toRealPath());
    }

    /** The same for a test that runs them under Caretline, which is skipped if that is not packaged. */
    static Programs underTest(Path temporary, String resources) throws IOException {
        assumeTrue(Files.exists(launcher().resolveSibling("../target/agent")), "skipped: cli is not packaged");
        return copiedTo(Files.createDirectory(temporary.resolve("programs")), resources);
    }

    /** A cache of the test's own, beside the programs, and time enough for Java to start on a busy machine. */
    Map<String, String> ownCache() {
        return Map.of("CARETLINE_CACHE", folder.resolveSibling("cache").toString(), "CARETLINE_PATIENCE", "60");
    }

    Path folder() {
        return folder;
    }

    static Path python() {
        return EmbeddedCPython.get().executable();
    }

    static Path launcher() {
        return Path.of(System.getProperty("caretline.root")).resolve("cli/bin/caretline");
    }

    /** All calls that the programs name. */
    List<Call> calls() throws IOException {
        List<Call> calls = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                StringBuilder stdin = new StringBuilder();
                STDIN.matcher(text).results().forEach(m -> stdin.append(unescaped(m.group(1))));
                RUN.matcher(text)
                        .results()
                        .forEach(m -> calls.add(new Call(words(m.group(1)), utf8(stdin.toString()))));
            }
        }
        return calls;
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group().equals("\"\"") ? "" : utf8(unescaped(matcher.group())));
        }
        return words;
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replaceAll("\\\\(.)", "$1");
    }

    private static String utf8(String latin1) {
        return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** As Python alone runs it. */
    Run plainly(Call call) {
        List<String> command = new ArrayList<>(List.of(python().toString()));
        command.addAll(call.arguments());
        return run(command, Map.of(), call.stdin());
    }

    /** As {@code caretline run} runs it, in the style of CPython, with our options in front. */
    Run underCaretline(Call call, Map<String, String> environment, String... options) {
        List<String> command = new ArrayList<>(
                List.of(launcher().toString(), "run", "--python", python().toString(), "--style", "cpython-3.11"));
        command.addAll(List.of(options));
        command.addAll(call.arguments());
        return run(command, environment, call.stdin());
    }

    /** Runs a command in the folder of the programs, without any variable that means Python or Caretline. */
    Run run(List<String> command, Map<String, String> environment, String stdin) {
        try {
            Path out = Files.createTempFile("program", ".out");
            Path err = Files.createTempFile("program", ".err");
            Path in = Files.writeString(Files.createTempFile("program", ".in"), stdin);
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectInput(in.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
                builder.environment().keySet().removeIf(Programs::matters);
                builder.environment().putAll(plainEnvironment());
                builder.environment().putAll(environment);
                return finished(builder.start(), command, out, err);
            } finally {
                Files.delete(out);
                Files.delete(err);
                Files.delete(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Run finished(Process process, List<String> command, Path out, Path err)
            throws IOException, InterruptedException {
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command + " did not end");
        }
        return new Run(process.exitValue(), text(out), text(err));
    }

    /** Addresses and process numbers are never the same twice. */
    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1)
                .replaceAll("0x[0-9a-f]{6,}", "0x")
                .replaceAll("/tmp/tmp\\w+", "/tmp/tmp");
    }

    static boolean matters(String variable) {
        return variable.startsWith("PYTHON")
                || variable.startsWith("CARETLINE")
                || variable.equals("VIRTUAL_ENV")
                || variable.endsWith("_COLOR");
    }

    private static Map<String, String> plainEnvironment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("PYTHONHASHSEED", "0");
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        return environment;
    }
}
