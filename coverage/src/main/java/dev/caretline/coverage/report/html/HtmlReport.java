package dev.caretline.coverage.report.html;

import dev.caretline.coverage.analysis.FileCoverage;
import dev.caretline.coverage.analysis.Totals;
import dev.caretline.coverage.model.CodeUnit;
import dev.caretline.coverage.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the pages of a report to a folder: static files, without anything from elsewhere. */
public final class HtmlReport implements Report {
    private static final String INDEX = "index.html";

    private final Path folder;
    private final String title;
    private final Runnable whenWritten;
    private final List<IndexPage.Row> files = new ArrayList<>();
    private final List<IndexPage.Row> functions = new ArrayList<>();
    private final List<IndexPage.Row> classes = new ArrayList<>();
    private @Nullable FileCoverage waiting;
    private @Nullable String previous;

    /**
     * Makes the folder.
     *
     * @param title of the index
     * @param whenWritten run once all pages are there
     */
    public HtmlReport(Path folder, String title, Runnable whenWritten) throws IOException {
        this.folder = folder;
        this.whenWritten = whenWritten;
        this.title = title;
        Files.createDirectories(folder);
        copy("coverage.css");
        copy("coverage.js");
        // What is made again at any time is nothing to commit.
        Files.writeString(folder.resolve(".gitignore"), "*\n");
    }

    private void copy(String name) throws IOException {
        try (InputStream resource = HtmlReport.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("no resource " + name);
            }
            Files.write(folder.resolve(name), resource.readAllBytes());
        }
    }

    /** A page is written when the next one is known, which it links to. */
    @Override
    public void file(FileCoverage file) throws IOException {
        String page = Html.pageName(file.name());
        flush(page);
        waiting = file;
        files.add(new IndexPage.Row(file.name(), "", page, file.totals()));
        for (int i = 0; i < file.units().size(); i++) {
            CodeUnit unit = file.model().units().get(i);
            Totals totals = file.units().get(i);
            if (totals.regions() > 0) {
                String link = page + "#L" + unit.range().lineNumber();
                (unit.kind() == CodeUnit.Kind.FUNCTION ? functions : classes)
                        .add(new IndexPage.Row(unit.qualname(), file.name(), link, totals));
            }
        }
    }

    private void flush(@Nullable String next) throws IOException {
        FileCoverage file = waiting;
        if (file != null) {
            String page = Html.pageName(file.name());
            Files.writeString(folder.resolve(page), new SourcePage(file).html(INDEX, previous, next));
            previous = page;
        }
    }

    @Override
    public void finish(Totals totals) throws IOException {
        flush(null);
        Files.writeString(folder.resolve(INDEX), IndexPage.html(title, INDEX, files, totals));
        Files.writeString(folder.resolve("functions.html"), IndexPage.html(title, "functions.html", functions, totals));
        Files.writeString(folder.resolve("classes.html"), IndexPage.html(title, "classes.html", classes, totals));
        whenWritten.run();
    }
}
