package dev.caretline.locations.caretline;

import dev.caretline.grammar.source.SourceRange;
import java.util.Arrays;
import java.util.List;

/** The marks under one line of source: a caret or a tilde in each cell of the failing range. */
final class Marks {
    static final char PRIMARY = '^';
    static final char SECONDARY = '~';
    private static final char NONE = ' ';

    private final char[] cells;

    private Marks(char[] cells) {
        this.cells = cells;
    }

    /**
     * @param line the number of the line, 1-based
     * @param anchors the parts of the range that are primary; empty if all of it is
     */
    static Marks of(int line, DisplayLine shown, SourceRange range, List<SourceRange> anchors) {
        char[] cells = new char[shown.width() + 1];
        Arrays.fill(cells, NONE);
        paint(cells, line, shown, range, anchors.isEmpty() ? PRIMARY : SECONDARY);
        anchors.forEach(anchor -> paint(cells, line, shown, anchor, PRIMARY));
        return new Marks(cells);
    }

    private static void paint(char[] cells, int line, DisplayLine shown, SourceRange range, char mark) {
        if (line < range.lineNumber() || line > range.endLineNumber()) {
            return;
        }
        int from = line == range.lineNumber() ? shown.cell(range.columnBytes()) : shown.firstCell();
        int to = line == range.endLineNumber() ? shown.cell(range.endColumnBytes()) : shown.lastCell();
        int last = line == range.endLineNumber() && to == from ? from + 1 : to;
        Arrays.fill(cells, Math.min(from, cells.length - 1), Math.min(Math.max(from, last), cells.length), mark);
    }

    /** Whether both kinds of marks stand in the line. */
    boolean isMixed() {
        return has(PRIMARY) && has(SECONDARY);
    }

    private boolean has(char mark) {
        for (char cell : cells) {
            if (cell == mark) {
                return true;
            }
        }
        return false;
    }

    boolean isEmpty() {
        return !has(PRIMARY) && !has(SECONDARY);
    }

    /** Draws the cells from one to another, exclusive. */
    void draw(int from, int to, Page page) {
        int end = Math.min(to, cells.length);
        int start = from;
        while (start < end) {
            int stop = start + 1;
            while (stop < end && cells[stop] == cells[start]) {
                stop++;
            }
            Role role = cells[start] == PRIMARY ? Role.PRIMARY_MARK : Role.SECONDARY_MARK;
            page.put(
                    cells[start] == NONE ? Role.PLAIN : role,
                    String.valueOf(cells[start]).repeat(stop - start));
            start = stop;
        }
    }
}
