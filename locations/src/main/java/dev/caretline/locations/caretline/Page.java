package dev.caretline.locations.caretline;

import java.util.ArrayDeque;
import java.util.Deque;

/** What is being drawn, line by line, each behind the margins of the groups it stands in. */
final class Page {
    private record Margin(String text) {}

    private final StringBuilder out = new StringBuilder();
    private final Palette palette;
    private final Glyphs glyphs;
    private final int columns;
    private final Deque<Margin> margins = new ArrayDeque<>();
    private boolean inLine;

    /** @param columns how many cells a line may take */
    Page(Palette palette, Glyphs glyphs, int columns) {
        this.palette = palette;
        this.glyphs = glyphs;
        this.columns = columns;
    }

    Glyphs glyphs() {
        return glyphs;
    }

    /** How many cells are left of a line beside the margins. */
    int columns() {
        int used = margins.stream().mapToInt(margin -> margin.text().length()).sum();
        return Math.max(20, columns - used);
    }

    /** Starts a margin, for the lines that are begun from now on. */
    void indent(String margin) {
        margins.addLast(new Margin(margin));
    }

    /** Ends the latest margin. */
    void unindent() {
        margins.removeLast();
    }

    /** Adds to the current line; the text has no line end. */
    Page put(Role role, String text) {
        begin();
        palette.paint(role, text, out);
        return this;
    }

    /** Ends the current line, which is empty if nothing was put. */
    void end() {
        begin();
        while (out.length() > 0 && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        out.append('\n');
        inLine = false;
    }

    /** A whole line. */
    void line(Role role, String text) {
        put(role, text).end();
    }

    /** A text that may have line ends: the first line goes on in the current one. */
    void text(Role role, String text) {
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            line(role, text.substring(start, end));
            start = end + 1;
        }
        line(role, text.substring(start));
    }

    private void begin() {
        if (!inLine) {
            inLine = true;
            margins.forEach(margin -> palette.paint(Role.GUTTER, margin.text(), out));
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
