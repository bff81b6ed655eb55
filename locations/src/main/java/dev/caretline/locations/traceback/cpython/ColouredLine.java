package dev.caretline.locations.traceback.cpython;

/** A source line and its carets in colours: characters in the colour of the caret with the same number. */
record ColouredLine(Palette palette) {
    /** The line feed of the source line takes part: a caret may stand under it. */
    void append(CodePoints line, char[] carets, StringBuilder out) {
        StringBuilder source = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        int length = Math.max(line.length() + 1, carets.length);
        for (int from = 0, to; from < length; from = to) {
            char mark = from < carets.length ? carets[from] : 0;
            to = from + 1;
            while (to < length && (to < carets.length ? carets[to] : 0) == mark) {
                to++;
            }
            String colour = mark == '^' ? palette.primary() : mark == '~' ? palette.secondary() : "";
            String reset = colour.isEmpty() ? "" : palette.reset();
            source.append(colour).append(textOf(line, from, to)).append(reset);
            marks.append(colour)
                    .append(mark == 0 ? "" : String.valueOf(mark).repeat(to - from))
                    .append(reset);
        }
        out.append(source).append(marks).append('\n');
    }

    private static String textOf(CodePoints line, int from, int to) {
        String text = line.slice(from, to).text();
        return from <= line.length() && to > line.length() ? text + "\n" : text;
    }
}
