package dev.caretline.tests.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs {@code cli/bin/caretline} as a user does. */
public final class Launcher {
    private static final long TIMEOUT_SECONDS = 120;

    /** What a run of the command came to. */
    public record Run(int status, String out, String err) {}

    private Launcher() {}

    public static Path script() {
        return Path.of(System.getProperty("caretline.root")).resolve("cli/bin/caretline");
    }

    public static Run run(String... arguments) {
        return run(script(), Map.of(), "", arguments);
    }

    /** Skips the test where the command is not packaged, as under {@code mvn test}, or where there is no POSIX shell. */
    public static Run run(Path script, Map<String, String> environment, String input, String... arguments) {
        assumeTrue(
                Files.exists(script().resolveSibling("../target/caretline-cli.jar")),
                "skipped: cli is not packaged; mvn verify does that");
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: no /bin/sh");
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        List.of("NO_COLOR", "FORCE_COLOR", "CARETLINE_DEBUG", "CARETLINE_JAVA_OPTS")
                .forEach(builder.environment()::remove);
        builder.environment().put("CARETLINE_CACHE", System.getProperty("caretline.root") + "/tests/target/cache");
        builder.environment().putAll(environment);
        try {
            Path out = Files.createTempFile("caretline", ".out");
            Path err = Files.createTempFile("caretline", ".err");
            try {
                Process process = builder.redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
                process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
                process.getOutputStream().close();
                if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError(command + " did not end");
                }
                return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
