package dev.caretline.assertions.render;

import dev.caretline.assertions.report.AssertionReport;
import dev.caretline.grammar.source.SourceRange;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The lines that a statement stands on, by the lines and byte columns of the file. */
final class StatementLines {
    private final int first;
    private final List<byte[]> lines;

    StatementLines(AssertionReport report) {
        first = report.range().lineNumber();
        lines = Arrays.stream(report.source().split("\n", -1))
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    int first() {
        return first;
    }

    int last(AssertionReport report) {
        return Math.min(report.range().endLineNumber(), first + lines.size() - 1);
    }

    String line(int number) {
        return part(number, 0, Integer.MAX_VALUE);
    }

    /** A part of one line; what is outside of it is left out. */
    String part(int number, int column, int endColumn) {
        int index = number - first;
        if (index < 0 || index >= lines.size()) {
            return "";
        }
        byte[] line = lines.get(index);
        int start = Math.min(column, line.length);
        int end = Math.max(start, Math.min(endColumn, line.length));
        return new String(line, start, end - start, StandardCharsets.UTF_8);
    }

    /** The text from one place to another, which may be lines below. */
    String between(int line, int column, int endLine, int endColumn) {
        if (line >= endLine) {
            return part(line, column, endColumn);
        }
        StringBuilder text = new StringBuilder(part(line, column, Integer.MAX_VALUE));
        for (int i = line + 1; i < endLine; i++) {
            text.append('\n').append(line(i));
        }
        return text.append('\n').append(part(endLine, 0, endColumn)).toString();
    }

    String text(SourceRange range) {
        return between(range.lineNumber(), range.columnBytes(), range.endLineNumber(), range.endColumnBytes());
    }
}
