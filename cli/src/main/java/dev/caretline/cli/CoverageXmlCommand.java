package dev.caretline.cli;

import dev.caretline.coverage.report.xml.CoberturaReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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
            defaultValue = "coverage.xml",
            description = "The file, or - for standard output (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String output;

    private final Console console;

    CoverageXmlCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (output.equals("-")) {
            return reporting.run(console, settings -> report(console.out()));
        }
        try (Writer out = Files.newBufferedWriter(Path.of(output))) {
            return reporting.run(console, settings -> report(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CoberturaReport report(Appendable out) {
        return new CoberturaReport(out, CoverageOptions.folder().toString(), System.currentTimeMillis());
    }
}
