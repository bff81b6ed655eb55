package dev.caretline.cli;

import dev.caretline.coverage.report.json.JsonReport;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
            description = "The file, or - for standard output (coverage.json).")
    private @Nullable String output;

    @Option(names = "--pretty-print", description = "Give each value a line of its own.")
    private boolean pretty;

    private final Console console;

    CoverageJsonCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return reporting.write(
                console,
                output,
                "json.output",
                "coverage.json",
                (out, settings) -> new JsonReport(out, pretty || settings.flag("json.pretty_print")));
    }
}
