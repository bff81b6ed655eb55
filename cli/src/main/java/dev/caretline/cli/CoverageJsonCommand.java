package dev.caretline.cli;

import dev.caretline.coverage.report.json.JsonReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code caretline coverage json}. */
@Command(
        name = "json",
        description = "Writes what was covered as JSON.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class)
final class CoverageJsonCommand implements Callable<Integer> {
    @Mixin
    private final CoverageReporting reporting = new CoverageReporting();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "coverage.json",
            description = "The file, or - for standard output (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String output;

    @Option(names = "--pretty-print", description = "Give each value a line of its own.")
    private boolean pretty;

    private final Console console;

    CoverageJsonCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (output.equals("-")) {
            int status = reporting.run(console, settings -> new JsonReport(console.out(), pretty));
            console.out().println();
            return status;
        }
        try (Writer out = Files.newBufferedWriter(Path.of(output))) {
            return reporting.run(console, settings -> new JsonReport(out, pretty));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
