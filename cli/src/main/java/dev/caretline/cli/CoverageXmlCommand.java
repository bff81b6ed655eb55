package dev.caretline.cli;

import dev.caretline.coverage.report.xml.CoberturaReport;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code caretline coverage xml}. */
@Command(
        name = "xml",
        description = "Writes what was covered as Cobertura's XML.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class)
final class CoverageXmlCommand implements Callable<Integer> {
    @Mixin
    private final CoverageReporting reporting = new CoverageReporting();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file, or - for standard output (coverage.xml).")
    private @Nullable String output;

    private final Console console;

    CoverageXmlCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return reporting.write(console, output, "xml.output", "coverage.xml", (out, settings) -> report(out));
    }

    private static CoberturaReport report(Appendable out) {
        return new CoberturaReport(out, CoverageOptions.folder().toString(), System.currentTimeMillis());
    }
}
