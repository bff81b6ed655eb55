package dev.caretline.repl.cover;

import dev.caretline.coverage.analysis.ConditionResult;
import dev.caretline.coverage.analysis.FileCoverage;
import dev.caretline.coverage.analysis.Finding;
import dev.caretline.coverage.analysis.RegionStatus;
import dev.caretline.coverage.report.Percent;
import dev.caretline.grammar.source.Line;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.locations.render.Cells;
import dev.caretline.locations.traceback.RenderOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What ran of some sources, for a terminal: lines that did not are marked, and so are parts of lines that did. */
final class CoverText {
    private static final String RED = "\u001b[31m";
    private static final String RESET = "\u001b[0m";
    private static final int MOST_LINES = 60;

    private final RenderOptions options;

    CoverText(RenderOptions options) {
        this.options = options;
    }

    /** The sources in which something is missing, with what that is. */
    String missing(List<FileCoverage> sources) {
        StringBuilder text = new StringBuilder();
        int complete = 0;
        for (FileCoverage source : sources) {
            if (isComplete(source)) {
                complete++;
            } else {
                draw(source, false, text);
            }
        }
        if (sources.isEmpty()) {
            return "Nothing has run since ':cover on'.\n";
        }
        String others = complete == sources.size() ? "" : " more";
        if (complete > 0) {
            text.append(complete)
                    .append(others)
                    .append(complete == 1 ? " source is" : " sources are")
                    .append(" covered completely.\n");
        }
        return text.toString();
    }

    /** All lines of some sources. */
    String all(List<FileCoverage> sources) {
        StringBuilder text = new StringBuilder();
        sources.forEach(source -> draw(source, true, text));
        return text.toString();
    }

    private static boolean isComplete(FileCoverage source) {
        return source.missed().isEmpty()
                && source.raised().isEmpty()
                && source.partialConditions().isEmpty();
    }

    private void draw(FileCoverage source, boolean whole, StringBuilder text) {
        text.append(source.name())
                .append(": ")
                .append(Percent.of(source.totals(), 0))
                .append(" of what can be covered\n");
        Map<Integer, List<Mark>> marks = marks(source);
        int digits = Integer.toString(source.source().lineCount()).length();
        int drawn = 0;
        for (int line = 1; line <= source.source().lineCount(); line++) {
            List<Mark> here = marks.getOrDefault(line, List.of());
            boolean missed = source.lines().get(line) == RegionStatus.MISSED;
            String shown = source.source().lineText(new Line(line)).stripTrailing();
            if ((!whole && here.isEmpty() && !missed)
                    || (whole && shown.isEmpty() && source.name().startsWith("<"))) {
                continue;
            }
            if (!whole && ++drawn > MOST_LINES) {
                text.append("  and more: ':cover ").append(source.name()).append("' shows all\n");
                return;
            }
            drawLine(line, digits, missed, shown, text);
            here.forEach(mark -> drawMark(mark, digits, text));
        }
    }

    private void drawLine(int line, int digits, boolean missed, String shown, StringBuilder text) {
        String number = Integer.toString(line);
        text.append(missed ? red("!") : " ")
                .append(" ".repeat(digits - number.length() + 1))
                .append(number);
        text.append(' ').append(bar()).append(' ');
        int width = Math.max(20, options.columns() - digits - 5);
        String plain = shown.replace("\t", "    ");
        text.append(plain.length() > width ? plain.substring(0, width) : plain).append('\n');
    }

    private void drawMark(Mark mark, int digits, StringBuilder text) {
        text.append(" ".repeat(digits + 3)).append(bar()).append(' ');
        text.append(" ".repeat(mark.cell())).append(red("~".repeat(mark.cells())));
        text.append(' ').append(mark.words()).append('\n');
    }

    private String bar() {
        return options.ascii() ? "|" : "│";
    }

    private String red(String shown) {
        return options.colours() ? RED + shown + RESET : shown;
    }

    /** A part of a line, in cells from its start. */
    private record Mark(int cell, int cells, String words) {}

    private static Map<Integer, List<Mark>> marks(FileCoverage source) {
        Map<Integer, List<Mark>> marks = new TreeMap<>();
        for (Finding finding : source.missed()) {
            SourceRange range = finding.range();
            boolean runs = source.lines().get(range.lineNumber()) != RegionStatus.MISSED;
            if (runs && range.lineNumber() == range.endLineNumber()) {
                add(marks, source, range, "never ran");
            }
        }
        for (Finding finding : source.raised()) {
            add(marks, source, finding.range(), "always raised");
        }
        for (ConditionResult result : source.partialConditions()) {
            add(marks, source, result.condition().range(), "never " + result.misses(true));
        }
        return marks;
    }

    private static void add(Map<Integer, List<Mark>> marks, FileCoverage source, SourceRange range, String words) {
        byte[] bytes = source.source().bytes();
        int start = source.source().lineStart(range.lineNumber());
        int lineEnd = source.source().lineStart(range.lineNumber() + 1);
        int end = range.endLineNumber() == range.lineNumber() ? start + range.endColumnBytes() : lineEnd;
        int cell = cells(bytes, start, start + range.columnBytes());
        int cells = cells(bytes, start + range.columnBytes(), end);
        marks.computeIfAbsent(range.lineNumber(), line -> new ArrayList<>())
                .add(new Mark(cell, Math.max(1, cells), words));
    }

    private static int cells(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, Math.max(0, to - from), java.nio.charset.StandardCharsets.UTF_8);
        return Cells.of(
                text.stripTrailing().isEmpty()
                        ? text.replace("\t", "    ")
                        : text.stripTrailing().replace("\t", "    "));
    }
}
