package dev.caretline.cli;

import dev.caretline.coverage.report.lcov.LcovReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code caretline coverage lcov}. */
@Command(
        name = "lcov",
        description = "Writes what was covered in the format of lcov.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class)
final class CoverageLcovCommand implements Callable<Integer> {
    @Mixin
    private final CoverageReporting reporting = new CoverageReporting();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "coverage.lcov",
            description = "The file, or - for standard output (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String output;

    private final Console console;

    CoverageLcovCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (output.equals("-")) {
            return reporting.run(console, settings -> new LcovReport(console.out()));
        }
        try (Writer out = Files.newBufferedWriter(Path.of(output))) {
            return reporting.run(console, settings -> new LcovReport(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
