package dev.caretline.cli;

import dev.caretline.coverage.report.text.AnnotateReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code caretline coverage annotate}. */
@Command(
        name = "annotate",
        description = "Writes copies of the sources with marks at what ran and what did not.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class)
final class CoverageAnnotateCommand implements Callable<Integer> {
    @Mixin
    private final CoverageReporting reporting = new CoverageReporting();

    @Option(
            names = {"-d", "--directory"},
            paramLabel = "DIR",
            description = "The folder; without it the copies go beside the sources.")
    private @Nullable Path directory;

    private final Console console;

    CoverageAnnotateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return reporting.run(console, settings -> new AnnotateReport(directory));
    }
}
