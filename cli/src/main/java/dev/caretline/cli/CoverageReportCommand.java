package dev.caretline.cli;

import dev.caretline.coverage.analysis.Totals;
import dev.caretline.coverage.config.Settings;
import dev.caretline.coverage.report.text.Measure;
import dev.caretline.coverage.report.text.TextReport;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code caretline coverage report}. */
@Command(
        name = "report",
        description = "Prints a table of what was covered.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class)
final class CoverageReportCommand implements Callable<Integer> {
    private static final int MOST_DIGITS = 9;

    @Mixin
    private final CoverageReporting reporting = new CoverageReporting();

    @Option(
            names = {"-m", "--show-missing"},
            description = "Show the ranges of what is missing: lines from 1, columns in UTF-8 bytes from 0.")
    private boolean showMissing;

    @Option(
            names = "--lines",
            description = "Count lines and branches, with the numbers that coverage.py has with --branch.")
    private boolean lines;

    @Option(names = "--show-source", description = "Show the source of each, too.")
    private boolean showSource;

    @Option(names = "--skip-covered", description = "Leave out files in which nothing is missing.")
    private boolean skipCovered;

    @Option(names = "--no-skip-covered", description = "Do not, whatever the configuration says.")
    private boolean noSkipCovered;

    @Option(names = "--skip-empty", description = "Leave out files in which there is nothing to cover.")
    private boolean skipEmpty;

    @Option(
            names = "--sort",
            paramLabel = "COLUMN",
            description =
                    "name, stmts, miss, regions, conds, part, cover or lines (with --lines: branch, brpart); -COLUMN for the other direction.")
    private @Nullable String sort;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text (the default), markdown, or total, which is the percentage only.")
    private @Nullable String format;

    @Option(names = "--precision", paramLabel = "N", description = "Digits behind the point of percentages.")
    private @Nullable Integer precision;

    private final Console console;

    CoverageReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ToDoubleFunction<Totals> percent = lines ? Totals::lineModePercent : Totals::percent;
        return reporting.run(console, percent, settings -> new TextReport(console.out(), options(settings)));
    }

    private TextReport.Options options(Settings settings) {
        return new TextReport.Options(
                format(format != null ? format : settings.text("report.format").orElse("text")),
                lines ? Measure.LINES : Measure.EXPRESSIONS,
                showMissing || settings.flag("report.show_missing"),
                showSource,
                !noSkipCovered && (skipCovered || settings.flag("report.skip_covered")),
                skipEmpty || settings.flag("report.skip_empty"),
                sort != null ? sort : settings.text("report.sort").orElse("name"),
                digits(precision != null ? precision : (int) settings.number("report.precision", 0)));
    }

    private static TextReport.Format format(String name) {
        return switch (name) {
            case "text" -> TextReport.Format.TEXT;
            case "markdown" -> TextReport.Format.MARKDOWN;
            case "total" -> TextReport.Format.TOTAL;
            default -> throw new IllegalArgumentException("--format takes text, markdown or total, not '" + name + "'");
        };
    }

    private static int digits(int precision) {
        if (precision < 0 || precision > MOST_DIGITS) {
            throw new IllegalArgumentException("--precision takes a number from 0 to " + MOST_DIGITS);
        }
        return precision;
    }
}
