package dev.caretline.locations.caretline;

import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.render.ValueDiagram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The lines of a source around a failing range, with marks under the range. Of a long range only the first and last lines are
 * shown, and those in which its operation stands; a long line is cut around the range.
 */
final class Excerpt {
    private static final int LINES_BEFORE = 2;
    private static final int LINES_AFTER = 1;
    private static final int FIRST_LINES = 5;
    private static final int LAST_LINES = 3;
    private static final int MAX_ANCHOR_LINES = 12;
    private static final int MAX_HUNG = 8;

    /** In UTF-8 bytes; what is farther from the range than this is not even looked at. */
    private static final int REACH = 4000;

    private final SourceText source;
    private final SourceRange range;
    private final List<SourceRange> anchors;
    private final TreeSet<Integer> numbers = new TreeSet<>();
    private final int indentation;
    private int firstNumber = 1;
    private boolean bare;

    /** The range alone. */
    Excerpt(SourceText source, SourceRange range, List<SourceRange> anchors) {
        this(source, range, anchors, 0);
    }

    /**
     * The range, and lines around it.
     *
     * @param anchors as {@link Anchors} finds them
     * @param firstLine where the scope starts: no line before it is shown; 0 for no lines around
     */
    Excerpt(SourceText source, SourceRange range, List<SourceRange> anchors, int firstLine) {
        this(source, range, anchors, firstLine, 0);
    }

    /** @param around how many lines before and after are shown whatever is in them; 0 for as many as belong to it */
    private Excerpt(SourceText source, SourceRange range, List<SourceRange> anchors, int firstLine, int around) {
        this.source = source;
        this.range = range;
        this.anchors = anchors;
        int first = range.lineNumber();
        int last = range.endLineNumber();
        addLines(first, Math.min(last, first + FIRST_LINES - 1));
        addLines(Math.max(first, last - LAST_LINES + 1), last);
        anchors.stream().limit(MAX_ANCHOR_LINES).forEach(anchor -> numbers.add(anchor.lineNumber()));
        if (around > 0) {
            addLines(Math.max(firstLine, first - around), Math.min(source.lineCount(), last + around));
        } else if (firstLine > 0) {
            addContext(Math.max(firstLine, first - LINES_BEFORE), first, last);
        }
        indentation = commonIndentation();
        bare = isWholeStatement();
    }

    /** The range, and so many lines before, from where the scope starts, and after it. */
    static Excerpt around(SourceText source, SourceRange range, List<SourceRange> anchors, int firstLine, int lines) {
        return new Excerpt(source, range, anchors, firstLine, lines);
    }

    private void addLines(int first, int last) {
        IntStream.rangeClosed(Math.max(1, first), Math.min(last, source.lineCount()))
                .forEach(numbers::add);
    }

    private void addContext(int from, int first, int last) {
        for (int line = first - 1; line >= from && !isBlank(line); line--) {
            numbers.add(line);
        }
        int end = Math.min(source.lineCount(), last + LINES_AFTER);
        for (int line = last + 1; line <= end && !isBlank(line) && indentation(line) >= indentation(first); line++) {
            numbers.add(line);
        }
    }

    private boolean isBlank(int line) {
        return indentation(line) == lineEnd(line) - source.lineStart(line);
    }

    private int lineEnd(int line) {
        int end = source.lineStart(line + 1);
        return end > source.lineStart(line) && source.bytes()[end - 1] == '\n' ? end - 1 : end;
    }

    /** In bytes, each of them a blank or a tab. */
    private int indentation(int line) {
        int p = source.lineStart(line);
        int end = lineEnd(line);
        while (p < end && (source.bytes()[p] == ' ' || source.bytes()[p] == '\t' || source.bytes()[p] == '\f')) {
            p++;
        }
        return p - source.lineStart(line);
    }

    private int commonIndentation() {
        int common = -1;
        int model = 0;
        for (int line : numbers) {
            if (isBlank(line)) {
                continue;
            }
            int own = indentation(line);
            if (common < 0) {
                common = own;
                model = source.lineStart(line);
            }
            int same = 0;
            while (same < Math.min(common, own)
                    && source.bytes()[model + same] == source.bytes()[source.lineStart(line) + same]) {
                same++;
            }
            common = same;
        }
        return Math.max(0, common);
    }

    /** For a source that is a part of another one: the number of its first line there. */
    Excerpt numberedFrom(int line) {
        firstNumber = line;
        return this;
    }

    /** Marks the range also if it is a whole statement. */
    Excerpt alwaysMarked() {
        bare = false;
        return this;
    }

    /**
     * Draws all lines; they are behind a gutter with their numbers.
     *
     * @param values what the parts of the range were worth
     */
    void draw(Page page, String margin, List<FrameValues.Shown> values) {
        int digits = Integer.toString(numbers.isEmpty() ? 0 : numbers.last() + firstNumber - 1)
                .length();
        int gutter = margin.length() + digits + 3;
        int width = page.columns() - gutter;
        List<DisplayLine> lines = new ArrayList<>();
        numbers.forEach(line -> lines.add(displayed(line, page.glyphs())));
        int from = firstCell(lines, width);
        int index = 0;
        int before = 0;
        for (int number : numbers) {
            DisplayLine line = lines.get(index++);
            if (before > 0 && number > before + 1) {
                gutter(page, margin, digits, page.glyphs().ellipsis()).end();
            }
            boolean failing = number >= range.lineNumber() && number <= range.endLineNumber();
            // A line around the range that ends before what is shown of it is shown from its own start.
            int start = failing || line.lastCell() > from ? from : 0;
            gutter(page, margin, digits, Integer.toString(number + firstNumber - 1))
                    .put(
                            failing ? Role.SOURCE : Role.CONTEXT,
                            line.slice(start, start + width, page.glyphs().ellipsis()))
                    .end();
            if (failing && !bare) {
                drawMarks(page, margin, digits, number, line, from, width);
            }
            if (number == range.endLineNumber() && !values.isEmpty()) {
                drawValues(page, margin, digits, line, from, values);
            }
            before = number;
        }
    }

    private void drawMarks(Page page, String margin, int digits, int number, DisplayLine line, int from, int width) {
        Marks marks = Marks.of(number, line, range, anchors);
        boolean edge = number == range.lineNumber() || number == range.endLineNumber();
        if (!marks.isEmpty() && (edge || marks.isMixed())) {
            gutter(page, margin, digits, "");
            marks.draw(from, from + width, page);
            page.end();
        }
    }

    /** As a diagram if that fits, else as a list. */
    private void drawValues(
            Page page, String margin, int digits, DisplayLine line, int from, List<FrameValues.Shown> values) {
        String gutter = margin + " ".repeat(digits) + " " + page.glyphs().bar() + " ";
        boolean here = from == 0
                && values.size() <= MAX_HUNG
                && values.stream()
                        .allMatch(value -> value.at().lineNumber() == range.endLineNumber()
                                && value.text().indexOf('\n') < 0);
        List<ValueDiagram.Hung> hung = values.stream()
                .map(value -> new ValueDiagram.Hung(line.cell(value.at().columnBytes()), value.text()))
                .toList();
        int width = page.columns() - gutter.length();
        Optional<List<String>> diagram = here
                ? ValueDiagram.draw(hung, width, MAX_HUNG + 1, page.glyphs().bar())
                : Optional.empty();
        if (diagram.isEmpty()) {
            FrameValues.drawList(values, source, page, gutter);
            return;
        }
        for (String row : diagram.get()) {
            page.put(Role.GUTTER, gutter).line(Role.VALUE, row);
        }
    }

    private static Page gutter(Page page, String margin, int digits, String number) {
        String padded = " ".repeat(Math.max(0, digits - number.length())) + number;
        return page.put(Role.GUTTER, margin + padded + " " + page.glyphs().bar() + " ");
    }

    /** Which cell the lines start with, so that the failing range can be seen. */
    private int firstCell(List<DisplayLine> lines, int width) {
        int index = 0;
        for (int number : numbers) {
            DisplayLine line = lines.get(index++);
            if (number == range.lineNumber()) {
                SourceRange focus = anchors.isEmpty() ? range : anchors.get(0);
                boolean here = focus.lineNumber() == number;
                int start = line.cell(here ? focus.columnBytes() : range.columnBytes());
                int end = range.endLineNumber() == number ? line.cell(range.endColumnBytes()) : line.width();
                if (end <= width || line.width() <= width) {
                    return 0;
                }
                int all = line.cell(range.columnBytes());
                return end - all <= width * 3 / 4 ? Math.max(0, all - width / 4) : Math.max(0, start - width / 2);
            }
        }
        return 0;
    }

    private DisplayLine displayed(int line, Glyphs glyphs) {
        int lineStart = source.lineStart(line);
        int start = lineStart + Math.min(indentation, lineEnd(line) - lineStart);
        int end = lineEnd(line);
        int focus = lineStart + (line == range.lineNumber() ? range.columnBytes() : 0);
        int from = focus - start > REACH ? codePointStart(focus - REACH) : start;
        int to = end - focus > REACH ? codePointStart(Math.max(from, focus) + REACH) : end;
        return DisplayLine.of(source.slice(from, Math.min(to, end)), from - lineStart, from > start, to < end, glyphs);
    }

    private int codePointStart(int offset) {
        int p = offset;
        while (p > 0 && p < source.length() && (source.bytes()[p] & 0xC0) == 0x80) {
            p--;
        }
        return Math.min(p, source.length());
    }

    /** Marks under all of a statement would say nothing. */
    private boolean isWholeStatement() {
        int last = range.endLineNumber();
        if (!anchors.isEmpty() || range.lineNumber() < 1 || last > source.lineCount()) {
            return false;
        }
        return range.columnBytes() == indentation(range.lineNumber())
                && source.slice(source.lineStart(last) + range.endColumnBytes(), lineEnd(last))
                        .isBlank();
    }
}
