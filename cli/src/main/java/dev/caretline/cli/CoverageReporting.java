package dev.caretline.cli;

import dev.caretline.cli.compile.Progress;
import dev.caretline.coverage.analysis.Totals;
import dev.caretline.coverage.config.Settings;
import dev.caretline.coverage.data.CoverageData;
import dev.caretline.coverage.data.PathMapping;
import dev.caretline.coverage.report.Percent;
import dev.caretline.coverage.report.Project;
import dev.caretline.coverage.report.Report;
import dev.caretline.engine.files.PrivateFolder;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

    @Option(
            names = {"-q", "--quiet"},
            description = "Do not say what was written.")
    private boolean quiet;

    @Option(names = "--keep-combined", description = "Data files are always kept; for those who are used to say so.")
    @SuppressWarnings("UnusedVariable") // picocli sets it
    private boolean keepCombined;

    @Parameters(paramLabel = "MODULE", description = "Report on these files or modules only.")
    private List<String> modules = List.of();

    /** Makes a report once the settings are known. */
    interface ReportMaker {
        Report make(Settings settings) throws IOException;
    }

    /** Makes a report that is written to one file. */
    interface FileReportMaker {
        Report make(Writer out, Settings settings) throws IOException;
    }

    /**
     * The exit status of a report that goes to one file, which is replaced if there is something to report.
     *
     * @param output what the command line says: a name, or {@code -} for standard output
     * @param key the setting that holds without
     * @param otherwise the name that holds without both
     */
    int write(Console console, @Nullable String output, String key, String otherwise, FileReportMaker maker) {
        return run(console, settings -> {
            String name = output != null ? output : settings.text(key).orElse(otherwise);
            if (name.equals("-")) {
                return maker.make(console.out(), settings);
            }
            Path path = CoverageOptions.folder().resolve(name);
            return new FileReport(path, writer -> maker.make(writer, settings), () -> wrote(console, name));
        });
    }

    /** Says where a report is, to whom wants to know. */
    void wrote(Console console, String name) {
        if (!quiet) {
            console.err().println("wrote " + name);
        }
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
            console.err().println("caretline coverage: the report cannot be written: " + PrivateFolder.reason(e));
            return ExitCode.FAILURE;
        }
    }

    private static int wrong(Console console, String reason) {
        console.err().println("caretline coverage: " + reason);
        return ExitCode.USAGE;
    }

    private int report(Console console, ToDoubleFunction<Totals> percent, ReportMaker maker) throws IOException {
        Settings settings = settings();
        CoverageData data = CoverageOptions.data(CoverageOptions.dataFiles(settings), console)
                .remapped(new PathMapping(settings, CoverageOptions.folder())::mapIfThere);
        Project project = new Project(data, settings, CoverageOptions.folder());
        if (project.size() == 0) {
            console.err()
                    .println("caretline coverage: there is no data to report; 'caretline coverage run' makes some");
            return ExitCode.FAILURE;
        }
        Totals totals = totals(project, maker.make(settings), console);
        if (!ignoreErrors && !settings.flag("report.ignore_errors")) {
            project.problems().forEach(problem -> console.err().println("caretline coverage: " + problem));
        }
        return status(console, settings, percent.applyAsDouble(totals));
    }

    private static Totals totals(Project project, Report report, Console console) throws IOException {
        Progress progress = new Progress(console.err(), console.errIsTerminal(), project.size(), "reporting ");
        try (report) {
            return project.report(report, progress::update);
        } finally {
            progress.clear();
        }
    }

    private Settings settings() {
        List<String> only = new ArrayList<>(include);
        modules.forEach(module -> only.addAll(files(module)));
        return options.settings()
                .with("report.include", only)
                .with("report.omit", omit)
                .with("run.source", source);
    }

    /** A file by its name, and a module by its own. */
    private static List<String> files(String module) {
        if (module.endsWith(".py") || Files.exists(CoverageOptions.folder().resolve(module))) {
            return List.of(module);
        }
        String path = "*/" + module.replace('.', '/');
        return List.of(path + ".py", path + "/__init__.py");
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
