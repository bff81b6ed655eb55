package dev.caretline.coverage.report;

import dev.caretline.coverage.analysis.FileCoverage;
import dev.caretline.coverage.analysis.Totals;
import java.io.Closeable;
import java.io.IOException;

/** Receives sources one by one, so that not all of them need be in memory at once, and then the totals. */
public interface Report extends Closeable {
    /** One source; they come in the order of their names. */
    void file(FileCoverage file) throws IOException;

    /** There are no more sources. */
    void finish(Totals totals) throws IOException;

    /** Gives up what is not finished. */
    @Override
    default void close() throws IOException {}
}
