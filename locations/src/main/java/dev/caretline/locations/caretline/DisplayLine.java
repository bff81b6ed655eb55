package dev.caretline.locations.caretline;

import dev.caretline.locations.render.Cells;
import java.util.Arrays;

/**
 * A line of source as a terminal shows it: tabs are blanks, control characters are visible, and every UTF-8 column knows its
 * cell. Cells are 0-based, from where the indentation that all shown lines have in common ends.
 */
final class DisplayLine {
    private static final int TAB_STOP = 4;
    private static final int RIGHT_TO_LEFT_OVERRIDES = 0x202A;

    /** Of each code point, and behind the last one: its UTF-8 column, its cell, its index in the text. */
    private final int[] columns;

    private final int[] cells;
    private final int[] indexes;
    private final String text;
    private final boolean cutBefore;
    private final boolean cutAfter;

    private DisplayLine(Builder builder, boolean cutBefore, boolean cutAfter) {
        columns = Arrays.copyOf(builder.columns, builder.count + 1);
        cells = Arrays.copyOf(builder.cells, builder.count + 1);
        indexes = Arrays.copyOf(builder.indexes, builder.count + 1);
        text = builder.text.toString();
        this.cutBefore = cutBefore;
        this.cutAfter = cutAfter;
    }

    /**
     * @param line without its end
     * @param firstColumn the UTF-8 column of its first character
     * @param cutBefore whether more of it stands before
     * @param cutAfter whether more of it stands after
     */
    static DisplayLine of(String line, int firstColumn, boolean cutBefore, boolean cutAfter, Glyphs glyphs) {
        Builder builder = new Builder(line.length(), firstColumn);
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            builder.add(line.codePointAt(i), glyphs);
        }
        builder.mark();
        return new DisplayLine(builder, cutBefore, cutAfter);
    }

    /** The cell at which the character at a UTF-8 column starts; a column outside of the line is moved to its nearest end. */
    int cell(int column) {
        int found = Arrays.binarySearch(columns, column);
        int index = found >= 0 ? found : Math.max(0, -found - 2);
        while (index > 0 && columns[index - 1] == columns[index]) {
            index--;
        }
        return cells[Math.min(index, cells.length - 1)];
    }

    int width() {
        return cells[cells.length - 1];
    }

    /** The cell of the first character that is no blank; the width if there is none. */
    int firstCell() {
        int i = 0;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    /** The cells up to behind the last character that is no blank. */
    int lastCell() {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return width() - (text.length() - end);
    }

    boolean isBlank() {
        return text.isBlank();
    }

    /**
     * What stands in some cells, with an ellipsis in the first or last one where something is left out.
     *
     * @param from inclusive
     * @param to exclusive
     */
    String slice(int from, int to, String ellipsis) {
        boolean before = (from > 0 && !isBlankBefore(from)) || (cutBefore && from == 0);
        boolean after = to < lastCell() || (cutAfter && to >= width());
        int start = before ? from + 1 : from;
        int end = after ? Math.min(to, width() + 1) - 1 : Math.min(to, width());
        StringBuilder out = new StringBuilder(before ? ellipsis : "");
        int cell = start;
        for (int i = indexAt(start); i < cells.length - 1 && cells[i + 1] <= end; i++) {
            out.append(" ".repeat(Math.max(0, cells[i] - cell)));
            out.append(text, indexes[i], indexes[i + 1]);
            cell = cells[i + 1];
        }
        if (after) {
            out.append(" ".repeat(Math.max(0, end - cell))).append(ellipsis);
        }
        return out.toString();
    }

    private boolean isBlankBefore(int cell) {
        return cell <= firstCell();
    }

    private int indexAt(int cell) {
        int i = Arrays.binarySearch(cells, cell);
        i = i >= 0 ? i : -i - 1;
        while (i > 0 && cells[i - 1] == cell) {
            i--;
        }
        return i;
    }

    private static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private final Cells counter = new Cells();
        private final int[] columns;
        private final int[] cells;
        private final int[] indexes;
        private int count;
        private int column;
        private int cell;

        Builder(int length, int firstColumn) {
            columns = new int[length + 1];
            cells = new int[length + 1];
            indexes = new int[length + 1];
            column = firstColumn;
        }

        void mark() {
            columns[count] = column;
            cells[count] = cell;
            indexes[count] = text.length();
        }

        void add(int point, Glyphs glyphs) {
            mark();
            count++;
            column += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (point == '\t') {
                int blanks = TAB_STOP - cell % TAB_STOP;
                text.append(" ".repeat(blanks));
                cell += blanks;
            } else {
                int shown = isHidden(point) ? glyphs.visible(point) : point;
                cell += counter.add(shown);
                text.appendCodePoint(shown);
            }
        }

        private static boolean isHidden(int point) {
            return Character.isISOControl(point)
                    || Character.getType(point) == Character.SURROGATE
                    || (point >= RIGHT_TO_LEFT_OVERRIDES && point <= RIGHT_TO_LEFT_OVERRIDES + 4)
                    || (point >= 0x2066 && point <= 0x2069)
                    || point == 0x2028
                    || point == 0x2029;
        }
    }
}
