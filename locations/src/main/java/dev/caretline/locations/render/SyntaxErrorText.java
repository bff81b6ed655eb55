package dev.caretline.locations.render;

import dev.caretline.grammar.source.SyntaxProblem;

/**
 * A syntax error as CPython prints it: file and line, the source line without its indentation, carets, type and message.
 *
 * <p>Differs from CPython 3.11 where the line holds characters that are not one cell wide: the carets stand under what
 * they mean, tabs are kept as tabs, and a wide character is two cells.
 */
public final class SyntaxErrorText {
    private static final String MARGIN = "    ";

    private SyntaxErrorText() {}

    /** Ends with a line feed. */
    public static String render(SyntaxProblem problem, String filename) {
        StringBuilder out = new StringBuilder();
        problem.line()
                .ifPresent(line -> out.append("  File \"")
                        .append(filename)
                        .append("\", line ")
                        .append(line)
                        .append('\n'));
        problem.text().ifPresent(text -> appendSource(out, problem, text));
        out.append(problem.type().pythonName());
        if (!problem.message().isEmpty()) {
            out.append(": ").append(problem.message());
        }
        return out.append('\n').toString();
    }

    private static void appendSource(StringBuilder out, SyntaxProblem problem, String text) {
        int[] points = text.codePoints().toArray();
        int offset = problem.offset().orElse(0) - 1; // code points, 0-based
        int lineStart = startOfLine(points, offset);
        int lineEnd = endOfLine(points, lineStart);
        int start = lineStart;
        while (start < lineEnd && isIndentation(points[start])) {
            start++;
        }
        out.append(MARGIN).append(new String(points, start, lineEnd - start)).append('\n');
        if (offset < start) {
            return;
        }
        int end = Math.max(offset + 1, endOfCarets(problem, lineEnd));
        out.append(MARGIN);
        for (int i = start; i < Math.min(offset, lineEnd); i++) {
            out.append(points[i] == '\t' ? "\t" : " ".repeat(Cells.of(points[i])));
        }
        for (int i = offset; i < end; i++) {
            out.append("^".repeat(i < lineEnd ? Math.max(1, Cells.of(points[i])) : 1));
        }
        out.append('\n');
    }

    /** Code points, 0-based, exclusive. A range over several lines is marked to the end of its first. */
    private static int endOfCarets(SyntaxProblem problem, int lineEnd) {
        boolean several = problem.endLine().orElse(0) > problem.line().orElse(0);
        return several ? lineEnd : Math.min(problem.endOffset().orElse(0) - 1, lineEnd + 1);
    }

    /** An unterminated string has a text of several lines: the one that holds the offset is shown. */
    private static int startOfLine(int[] points, int offset) {
        int start = 0;
        for (int i = 0; i < Math.min(offset, points.length); i++) {
            if (points[i] == '\n' && i + 1 < points.length) {
                start = i + 1;
            }
        }
        return start;
    }

    private static int endOfLine(int[] points, int from) {
        int end = from;
        while (end < points.length && points[end] != '\n') {
            end++;
        }
        return end;
    }

    private static boolean isIndentation(int point) {
        return point == ' ' || point == '\t' || point == '\f';
    }
}
