package dev.caretline.coverage.report.text;

import dev.caretline.coverage.analysis.ConditionResult;
import dev.caretline.coverage.analysis.FileCoverage;
import dev.caretline.coverage.analysis.Finding;
import dev.caretline.coverage.analysis.Totals;
import dev.caretline.coverage.report.Percent;
import dev.caretline.coverage.report.Report;
import dev.caretline.grammar.source.SourceRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A table with a row for each source, as users of coverage.py know it, and the parts that are missing if asked for. */
public final class TextReport implements Report {
    /** How a table looks. */
    public enum Format {
        TEXT,
        MARKDOWN,
        /** Only the percentage of all, without its sign. */
        TOTAL
    }

    /**
     * What to show.
     *
     * @param format how it looks
     * @param measure what is counted
     * @param showMissing whether to list what is missing in each source
     * @param showSource whether to list it with its text, below the table
     * @param skipCovered whether to leave out sources in which nothing is missing
     * @param skipEmpty whether to leave out sources in which there is nothing to cover
     * @param sort a column's name, with a minus in front for the other direction
     * @param digits of percentages behind the point
     */
    public record Options(
            Format format,
            Measure measure,
            boolean showMissing,
            boolean showSource,
            boolean skipCovered,
            boolean skipEmpty,
            String sort,
            int digits) {}

    private record Row(String name, Totals totals, String missing, List<String> details) {}

    private final Appendable out;
    private final Options options;
    private final List<Row> rows = new ArrayList<>();
    private final Comparator<Row> order;
    private int covered;
    private int empty;

    /** @throws IllegalArgumentException if there is no column to sort by of that name */
    public TextReport(Appendable out, Options options) {
        this.out = out;
        this.options = options;
        order = order(options);
    }

    @Override
    public void file(FileCoverage file) {
        Totals totals = file.totals();
        if (options.skipEmpty && totals.regions() == 0) {
            empty++;
        } else if (options.skipCovered && options.measure.isComplete(totals)) {
            covered++;
        } else {
            rows.add(new Row(
                    file.name(),
                    totals,
                    options.showMissing ? options.measure.missing(file) : "",
                    options.showSource ? details(file) : List.of()));
        }
    }

    private static List<String> details(FileCoverage file) {
        List<String> lines = new ArrayList<>();
        for (Finding finding : file.missed()) {
            lines.add(detail(finding.range(), "missed " + finding.kind(), finding.text()));
        }
        for (Finding finding : file.raised()) {
            lines.add(detail(finding.range(), "always raised", finding.text()));
        }
        for (ConditionResult condition : file.partialConditions()) {
            SourceRange range = condition.condition().range();
            String text = file.source().slice(range);
            lines.add(detail(range, "never " + condition.misses(true), text));
        }
        return lines;
    }

    private static String detail(SourceRange range, String what, String text) {
        String first = text.lines().findFirst().orElse("");
        String shown = first.equals(text) ? first : first + " ...";
        return String.format(Locale.ROOT, "  %-20s %-22s %s", range(range), what, shown);
    }

    /** {@code 12:8-12:21}: lines from 1, columns in UTF-8 bytes from 0, the end exclusive, as in the JSON report. */
    static String range(SourceRange range) {
        return range.lineNumber() + ":" + range.columnBytes() + "-" + range.endLineNumber() + ":"
                + range.endColumnBytes();
    }

    @Override
    public void finish(Totals totals) throws IOException {
        rows.sort(order);
        switch (options.format) {
            case TEXT -> table(totals);
            case MARKDOWN -> markdown(totals);
            case TOTAL ->
                out.append(Percent.text(options.measure.percent(totals), options.digits))
                        .append('\n');
        }
    }

    private void table(Totals totals) throws IOException {
        int width = rows.stream().mapToInt(row -> row.name.length()).max().orElse(0);
        int name = Math.max(width, "TOTAL".length());
        String header = line(name, "Name", options.measure.headings()) + (options.showMissing ? "   Missing" : "");
        out.append(header).append('\n').append("-".repeat(header.length())).append('\n');
        for (Row row : rows) {
            out.append(row(name, row.name, row.totals));
            out.append(row.missing.isEmpty() ? "" : "   " + row.missing).append('\n');
        }
        out.append("-".repeat(header.length())).append('\n');
        out.append(row(name, "TOTAL", totals)).append('\n');
        skipped();
        details();
    }

    private void markdown(Totals totals) throws IOException {
        List<String> headings = options.measure.headings();
        out.append("| Name | ")
                .append(String.join(" | ", headings))
                .append(options.showMissing ? " | Missing |" : " |");
        out.append("\n|------|").append("------:|".repeat(headings.size()));
        out.append(options.showMissing ? "---------|\n" : "\n");
        for (Row row : rows) {
            markdownRow(row.name.replaceAll("([\\\\`*_{}\\[\\]<>|])", "\\\\$1"), "", row.totals, row.missing);
        }
        markdownRow("TOTAL", "**", totals, "");
        skipped();
        details();
    }

    private void markdownRow(String name, String mark, Totals totals, String missing) throws IOException {
        out.append("| ").append(mark).append(name).append(mark).append(" |");
        for (Object cell : options.measure.cells(totals, options.digits)) {
            out.append(' ')
                    .append(mark)
                    .append(String.valueOf(cell))
                    .append(mark)
                    .append(" |");
        }
        out.append(options.showMissing ? " " + missing + " |\n" : "\n");
    }

    private void details() throws IOException {
        for (Row row : rows) {
            if (!row.details.isEmpty()) {
                out.append('\n').append(row.name).append('\n');
                for (String detail : row.details) {
                    out.append(detail).append('\n');
                }
            }
        }
    }

    private void skipped() throws IOException {
        skipped(covered, "with complete coverage");
        skipped(empty, "with nothing to cover");
    }

    private void skipped(int count, String why) throws IOException {
        if (count > 0) {
            out.append("\n" + count + (count == 1 ? " file " : " files ") + why + " skipped.\n");
        }
    }

    private static Comparator<Row> order(Options options) {
        boolean down = options.sort.startsWith("-");
        String column = options.sort.replaceFirst("^[-+]", "").toLowerCase(Locale.ROOT);
        Comparator<Row> order = Comparator.comparing(Row::totals, options.measure.order(column));
        return (down ? order.reversed() : order).thenComparing(byName(down && column.equals("name")));
    }

    private static Comparator<Row> byName(boolean down) {
        Comparator<Row> byName = Comparator.comparing(Row::name);
        return down ? byName.reversed() : byName;
    }

    private String row(int width, String name, Totals totals) {
        return line(width, name, options.measure.cells(totals, options.digits));
    }

    private static String line(int width, String name, List<?> columns) {
        StringBuilder line = new StringBuilder(name).append(" ".repeat(Math.max(0, width - name.length())));
        for (Object column : columns) {
            line.append(String.format(Locale.ROOT, "%8s", column));
        }
        return line.toString();
    }
}
