package dev.caretline.assertions.render;

import dev.caretline.assertions.report.AssertionReport;
import dev.caretline.assertions.report.ReportNode;
import dev.caretline.grammar.source.SourceRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The values under the source, for each line of it:
 *
 * <pre>
 * assert 0 &lt; qty &lt;= stock[sku] and price(sku) &gt; floor
 *            ^^^^^^^^^^^^^^^^^     ~~~~~~~~~~~~~~~~~~~ not evaluated
 *            |   |  |    ||
 *            7   |  |    |'pear'
 *                |  |    5
 *                |  {'pear': 5}
 *                False
 * </pre>
 *
 * Carets are below what decided. Columns are cells of the screen.
 */
final class DiagramText {
    private record Label(int cell, String text) {}

    private final AssertionReport report;
    private final Verbosity verbosity;
    private final StatementLines lines;
    private final Anchors anchors;

    DiagramText(AssertionReport report, Verbosity verbosity) {
        this.report = report;
        this.verbosity = verbosity;
        lines = new StatementLines(report);
        anchors = new Anchors(report, lines);
    }

    String text() {
        StringBuilder out = new StringBuilder();
        for (int line = lines.first(); line <= lines.last(report); line++) {
            out.append(lines.line(line).stripTrailing()).append('\n');
            marks(line, out);
            rows(labels(line))
                    .forEach(row -> out.append(row.toString().stripTrailing()).append('\n'));
        }
        PytestText.endings(report, verbosity)
                .forEach(ending -> out.append(ending).append('\n'));
        return out.toString();
    }

    // ---- what decided, and what was not evaluated

    private void marks(int line, StringBuilder out) {
        StringBuilder marks = new StringBuilder();
        underline(marks, line, report.decisiveRange(), '^');
        boolean skipped = false;
        for (ReportNode node : report.nodes()) {
            boolean outermost = node.state() == ReportNode.State.NOT_EVALUATED
                    && (node.parent() < 0
                            || report.nodes().get(node.parent()).state() != ReportNode.State.NOT_EVALUATED);
            if (outermost) {
                skipped |= underline(marks, line, node.range(), '~');
            }
        }
        if (!marks.isEmpty()) {
            out.append(marks).append(skipped ? " not evaluated" : "").append('\n');
        }
    }

    private boolean underline(StringBuilder marks, int line, SourceRange range, char mark) {
        if (line < range.lineNumber() || line > range.endLineNumber()) {
            return false;
        }
        String text = lines.line(line);
        int indent = text.length() - text.stripLeading().length();
        int from = line == range.lineNumber() ? cell(line, range.columnBytes()) : Cells.of(text.substring(0, indent));
        int to = line == range.endLineNumber() ? cell(line, range.endColumnBytes()) : Cells.of(text.stripTrailing());
        for (int cell = from; cell < to; cell++) {
            put(marks, cell, mark);
        }
        return to > from;
    }

    private int cell(int line, int column) {
        return Cells.of(lines.part(line, 0, column));
    }

    // ---- values

    private List<Label> labels(int line) {
        List<Label> labels = new ArrayList<>();
        for (ReportNode node : report.nodes()) {
            Anchors.Anchor anchor = anchors.of(node);
            boolean isDerived = node.kind().equals("BoolOp") || node.kind().equals("IfExp");
            if (anchor.line() == line && !isDerived) {
                node.shown()
                        .ifPresent(repr -> labels.add(
                                new Label(cell(line, anchor.column()), verbosity.shorten(PytestText.flat(repr)))));
            }
        }
        labels.sort(Comparator.comparingInt(Label::cell).reversed());
        return labels;
    }

    /** From the right to the left, each value in the first row where there is room for it. */
    private static List<StringBuilder> rows(List<Label> labels) {
        List<StringBuilder> rows = new ArrayList<>();
        for (Label label : labels) {
            int width = Cells.of(label.text());
            int row = 1;
            while (row < rows.size() && !isFree(rows.get(row), label.cell(), label.cell() + width + 1)) {
                row++;
            }
            while (rows.size() <= row) {
                rows.add(new StringBuilder());
            }
            for (int above = 0; above < row; above++) {
                put(rows.get(above), label.cell(), '|');
            }
            write(rows.get(row), label.cell(), label.text(), width);
        }
        rows.forEach(DiagramText::removeFillers);
        return rows;
    }

    private static boolean isFree(StringBuilder row, int from, int to) {
        for (int cell = from; cell < Math.min(to, row.length()); cell++) {
            if (row.charAt(cell) != ' ') {
                return false;
            }
        }
        return true;
    }

    /** While a row is filled, one char is one cell: what takes more or fewer chars is made even by fillers. */
    private static final char FILLER = '\uFFFF';

    private static void put(StringBuilder row, int cell, char c) {
        while (row.length() <= cell) {
            row.append(' ');
        }
        row.setCharAt(cell, c);
    }

    private static void write(StringBuilder row, int cell, String text, int width) {
        put(row, cell + Math.max(width, text.length()) - 1, ' ');
        for (int i = 0; i < Math.max(width, text.length()); i++) {
            row.setCharAt(cell + i, i < text.length() ? text.charAt(i) : FILLER);
        }
    }

    private static void removeFillers(StringBuilder row) {
        for (int i = row.length() - 1; i >= 0; i--) {
            if (row.charAt(i) == FILLER) {
                row.deleteCharAt(i);
            }
        }
    }
}
