package dev.caretline.cli;

import dev.caretline.coverage.report.html.HtmlReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code caretline coverage html}. */
@Command(
        name = "html",
        description = "Writes what was covered as HTML pages.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class)
final class CoverageHtmlCommand implements Callable<Integer> {
    @Mixin
    private final CoverageReporting reporting = new CoverageReporting();

    @Option(
            names = {"-d", "--directory"},
            paramLabel = "DIR",
            description = "The folder (htmlcov).")
    private @Nullable Path directory;

    @Option(names = "--title", paramLabel = "TEXT", description = "The title of the index.")
    private @Nullable String title;

    private final Console console;

    CoverageHtmlCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return reporting.run(console, settings -> {
            Path folder = directory != null
                    ? directory
                    : Path.of(settings.text("html.directory").orElse("htmlcov"));
            String heading = title != null ? title : settings.text("html.title").orElse("Coverage");
            return new HtmlReport(
                    CoverageOptions.folder().resolve(folder),
                    heading,
                    () -> reporting.wrote(console, folder.resolve("index.html").toString()));
        });
    }
}
