package dev.caretline.coverage.report.text;

import dev.caretline.coverage.analysis.FileCoverage;
import dev.caretline.coverage.analysis.Totals;
import java.util.Comparator;
import java.util.List;

/** What a table counts: the columns between the name and what is missing. */
public interface Measure {
    /** Regions and conditions. */
    Measure EXPRESSIONS = new ExpressionMeasure();

    /** Lines and branches, as coverage.py has them. */
    Measure LINES = new LineMeasure();

    /** All are equal. */
    Comparator<Totals> NO_ORDER = Comparator.comparing(totals -> 0);

    List<String> headings();

    /**
     * The columns of a row.
     *
     * @param digits of percentages behind the point
     */
    List<Object> cells(Totals totals, int digits);

    /** Whether nothing is missing. */
    boolean isComplete(Totals totals);

    /** What the last column says of a source, in the order of the source. */
    String missing(FileCoverage file);

    /** What a table is about, in per cent. */
    double percent(Totals totals);

    /**
     * The order of a column, by its name in lower case; one in which all are equal for {@code name}.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    Comparator<Totals> order(String column);
}
