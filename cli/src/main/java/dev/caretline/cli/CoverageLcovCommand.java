package dev.caretline.cli;

import dev.caretline.coverage.report.lcov.LcovReport;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
            description = "The file, or - for standard output (coverage.lcov).")
    private @Nullable String output;

    private final Console console;

    CoverageLcovCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return reporting.write(console, output, "lcov.output", "coverage.lcov", (out, settings) -> new LcovReport(out));
    }
}
