package dev.caretline.cli;

import dev.caretline.coverage.analysis.FileCoverage;
import dev.caretline.coverage.analysis.Totals;
import dev.caretline.coverage.report.Report;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/** A report that one file gets, as soon as it is whole. */
final class FileReport implements Report {
    /** Makes the report that is written. */
    interface Maker {
        Report make(Writer out) throws IOException;
    }

    private final OutputFile file;
    private final Report report;
    private final Runnable whenWritten;

    FileReport(Path path, Maker maker, Runnable whenWritten) throws IOException {
        file = new OutputFile(path);
        this.whenWritten = whenWritten;
        report = maker.make(file.writer());
    }

    @Override
    public void file(FileCoverage source) throws IOException {
        report.file(source);
    }

    @Override
    public void finish(Totals totals) throws IOException {
        report.finish(totals);
        file.finish();
        whenWritten.run();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
