package dev.caretline.cli;

import dev.caretline.cli.compile.Progress;
import dev.caretline.coverage.analysis.Totals;
import dev.caretline.coverage.config.Settings;
import dev.caretline.coverage.data.CoverageData;
import dev.caretline.coverage.report.Percent;
import dev.caretline.coverage.report.Project;
import dev.caretline.coverage.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all reports of coverage have in common: the sources that are chosen, what becomes of problems, and the exit status. */
final class CoverageReporting {
    private static final int ALL = 100;

    @Mixin
    private final CoverageOptions options = new CoverageOptions();

    @Option(names = "--include", paramLabel = "PATTERN", split = ",", description = "Report on these files only.")
    private List<String> include = List.of();

    @Option(names = "--omit", paramLabel = "PATTERN", split = ",", description = "Leave these files out.")
    private List<String> omit = List.of();

    @Option(
            names = "--source",
            paramLabel = "PATH",
            split = ",",
            description = "Report on all files below, run or not.")
    private List<String> source = List.of();

    @Option(
            names = "--fail-under",
            paramLabel = "PERCENT",
            description = "Exit with status 2 if less than this is covered.")
    private @Nullable Double failUnder;

    @Option(
            names = {"-i", "--ignore-errors"},
            description = "Leave out files that cannot be reported, without a word.")
    private boolean ignoreErrors;

    /** Makes a report once the settings are known. */
    interface ReportMaker {
        Report make(Settings settings) throws IOException;
    }

    /** The exit status. */
    int run(Console console, ReportMaker maker) {
        return run(console, Totals::percent, maker);
    }

    /**
     * The exit status.
     *
     * @param percent what {@code --fail-under} is about
     */
    int run(Console console, ToDoubleFunction<Totals> percent, ReportMaker maker) {
        try {
            return report(console, percent, maker);
        } catch (PatternSyntaxException e) {
            return wrong(console, "not a pattern: " + e.getPattern());
        } catch (IllegalArgumentException e) {
            return wrong(console, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int wrong(Console console, String reason) {
        console.err().println("caretline coverage: " + reason);
        return ExitCode.USAGE;
    }

    private int report(Console console, ToDoubleFunction<Totals> percent, ReportMaker maker) throws IOException {
        Settings settings = settings();
        CoverageData data = CoverageOptions.data(CoverageOptions.dataFiles(settings), console);
        Project project = new Project(data, settings, CoverageOptions.folder());
        if (project.size() == 0) {
            console.err()
                    .println("caretline coverage: there is no data to report; 'caretline coverage run' makes some");
            return ExitCode.FAILURE;
        }
        Progress progress = new Progress(console.err(), console.errIsTerminal(), project.size());
        Totals totals = project.report(maker.make(settings), progress::update);
        progress.clear();
        if (!ignoreErrors && !settings.flag("report.ignore_errors")) {
            project.problems().forEach(problem -> console.err().println("caretline coverage: " + problem));
        }
        return status(console, settings, percent.applyAsDouble(totals));
    }

    private Settings settings() {
        return options.settings()
                .with("report.include", include)
                .with("report.omit", omit)
                .with("run.source", source);
    }

    private int status(Console console, Settings settings, double percent) {
        double limit = failUnder != null ? failUnder : settings.number("report.fail_under", 0);
        if (limit > ALL) {
            throw new IllegalArgumentException("--fail-under takes a number from 0 to 100");
        }
        if (percent >= limit) {
            return ExitCode.OK;
        }
        console.err()
                .println("caretline coverage: " + Percent.text(percent, 2) + "% is covered, less than " + limit + "%");
        return ExitCode.USAGE;
    }
}
