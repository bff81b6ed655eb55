package dev.caretline.grammar.source;

import org.jspecify.annotations.Nullable;

/**
 * A range of source text: the key that nodes, instructions, captured values and coverage share.
 *
 * <p>Lines are 1-based, columns are UTF-8 bytes from the start of their line, 0-based. The start is inclusive, the end
 * exclusive and never before the start; an empty range is allowed.
 */
public final class SourceRange implements Comparable<SourceRange> {
    /** The range of a node that stands nowhere in the source, since a compiler made it up: empty, on line 0. */
    public static final SourceRange NOWHERE = new SourceRange(0, 0, 0, 0);

    // Four ints and not two records each of two records: a tree has a range per node.
    private final int line;
    private final int column;
    private final int endLine;
    private final int endColumn;

    private SourceRange(int line, int column, int endLine, int endColumn) {
        this.line = line;
        this.column = column;
        this.endLine = endLine;
        this.endColumn = endColumn;
    }

    public static SourceRange of(Line line, ByteColumn column, Line endLine, ByteColumn endColumn) {
        return ofNumbers(line.number(), column.bytes(), endLine.number(), endColumn.bytes());
    }

    /**
     * For whoever reads positions in bulk (the lexer, a location table): lines 1-based, columns in UTF-8 bytes 0-based.
     *
     * @throws IllegalArgumentException if a number is negative or the end is before the start
     */
    public static SourceRange ofNumbers(int line, int column, int endLine, int endColumn) {
        if (line < 0 || column < 0 || endColumn < 0 || endLine < line || (endLine == line && endColumn < column)) {
            throw new IllegalArgumentException("not a range: " + line + ":" + column + "-" + endLine + ":" + endColumn);
        }
        return new SourceRange(line, column, endLine, endColumn);
    }

    public Line line() {
        return new Line(line);
    }

    public ByteColumn column() {
        return new ByteColumn(column);
    }

    public Line endLine() {
        return new Line(endLine);
    }

    public ByteColumn endColumn() {
        return new ByteColumn(endColumn);
    }

    /** {@link #line} as a bare number, for tables and dumps. */
    public int lineNumber() {
        return line;
    }

    /** {@link #column} as a bare number of UTF-8 bytes, for tables and dumps. */
    public int columnBytes() {
        return column;
    }

    /** {@link #endLine} as a bare number, for tables and dumps. */
    public int endLineNumber() {
        return endLine;
    }

    /** {@link #endColumn} as a bare number of UTF-8 bytes, for tables and dumps. */
    public int endColumnBytes() {
        return endColumn;
    }

    /** Whether this is {@link #NOWHERE}: instructions made for such a node have no location. */
    public boolean isNowhere() {
        return endLine == 0;
    }

    public boolean isEmpty() {
        return line == endLine && column == endColumn;
    }

    /** Whether every position of the other range is in this one; a range contains itself. */
    public boolean contains(SourceRange other) {
        return compare(line, column, other.line, other.column) <= 0
                && compare(endLine, endColumn, other.endLine, other.endColumn) >= 0;
    }

    /** From the start of this range to the end of the other, which must not end before this one starts. */
    public SourceRange to(SourceRange end) {
        return ofNumbers(line, column, end.endLine, end.endColumn);
    }

    /** By start, then by end: an outer range comes after the inner ones that start where it does. */
    @Override
    public int compareTo(SourceRange other) {
        int start = compare(line, column, other.line, other.column);
        return start != 0 ? start : compare(endLine, endColumn, other.endLine, other.endColumn);
    }

    private static int compare(int line1, int column1, int line2, int column2) {
        return line1 != line2 ? Integer.compare(line1, line2) : Integer.compare(column1, column2);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SourceRange range
                && line == range.line
                && column == range.column
                && endLine == range.endLine
                && endColumn == range.endColumn;
    }

    @Override
    public int hashCode() {
        return ((line * 31 + column) * 31 + endLine) * 31 + endColumn;
    }

    /** {@code line:column-endLine:endColumn}, in the units of this class. */
    @Override
    public String toString() {
        return line + ":" + column + "-" + endLine + ":" + endColumn;
    }
}
