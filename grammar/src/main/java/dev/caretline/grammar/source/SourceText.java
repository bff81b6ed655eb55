package dev.caretline.grammar.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The text of a Python source as CPython's tokenizer reads it: UTF-8 without a byte order mark, every line ended by one
 * {@code \n}, the last one too.
 *
 * <p>Lines are 1-based. Offsets are bytes from the start of the text, 0-based, ends exclusive. Like CPython, it takes a
 * file that does not declare its encoding for UTF-8 without a look: what is not UTF-8 is found where it is used, and in a
 * comment never.
 *
 * <p>All changes from one unit of column to another are made here, each in a time that grows with the line and no more. A
 * column beyond its line is cut off at the line's end.
 */
public final class SourceText {
    private final String name;
    private final byte[] bytes;
    private final int[] lineStarts;
    private final boolean lastLineEnded;
    private final boolean encodingDeclared;

    // The UTF-16 index at which each line starts, once one is asked for.
    private volatile int @Nullable [] charStarts;

    SourceText(String name, SourceLines lines, boolean lastLineEnded, boolean encodingDeclared) {
        this.name = name;
        this.lastLineEnded = lastLineEnded;
        this.encodingDeclared = encodingDeclared;
        bytes = lines.bytes();
        lineStarts = lines.starts();
    }

    /**
     * Decodes a file as CPython 3.11 does for {@code compile(bytes)}: by its byte order mark, or the coding cookie of its
     * first two lines (PEP 263), or as UTF-8.
     *
     * @throws PythonSyntaxException if CPython would refuse the file before it reads the first token
     */
    public static SourceText decode(byte[] file, String name) {
        return SourceDecoder.decode(file, name);
    }

    /**
     * The text of a Python string, as {@code compile(str)} takes it.
     *
     * @throws PythonSyntaxException if it holds a NUL or half of a surrogate pair
     */
    public static SourceText of(String text, String name) {
        return SourceDecoder.encode(text, name);
    }

    /** A text of its own: a part of this one, with a parenthesis before and one after it. */
    public SourceText inParentheses(int start, int end) {
        byte[] part = new byte[end - start + 2];
        part[0] = '(';
        System.arraycopy(bytes, start, part, 1, end - start);
        part[part.length - 1] = ')';
        return new SourceText(name, SourceLines.ofDecoded(part), false, false);
    }

    /** What the source is called in messages: a file name, or something like {@code <stdin>}. */
    public String name() {
        return name;
    }

    /** The text itself, not a copy: only to be read. */
    public byte[] bytes() {
        return bytes;
    }

    /** The number of bytes of the text; at least 1. */
    public int length() {
        return bytes.length;
    }

    /**
     * Whether the encoding is known and not assumed: from a string, a byte order mark or a cookie. Where it is not,
     * CPython's parser counts the offsets of its errors in bytes.
     */
    public boolean isEncodingDeclared() {
        return encodingDeclared;
    }

    /** The number of lines; the empty rest after the last {@code \n} is none. */
    public int lineCount() {
        return lineStarts.length - 1;
    }

    /** Whether the source ended its last line itself; if not, the {@code \n} has been added. */
    public boolean isLastLineEnded() {
        return lastLineEnded;
    }

    /** The offset at which a line starts; for the line after the last one, the {@link #length}. */
    public int lineStart(int line) {
        return lineStarts[line - 1];
    }

    /** The line in which an offset stands; a {@code \n} belongs to the line it ends. */
    public int lineAt(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The text between two offsets. */
    public String slice(int start, int end) {
        return Utf8.decode(bytes, start, end);
    }

    /** The text of a range. */
    public String slice(SourceRange range) {
        return slice(offset(range.line(), range.column()), offset(range.endLine(), range.endColumn()));
    }

    /** A line, with its {@code \n}. */
    public String lineText(Line line) {
        return slice(lineStart(line.number()), lineStart(line.number() + 1));
    }

    /** The offset of a place. */
    public int offset(Line line, ByteColumn column) {
        int start = lineStart(line.number());
        return start + Math.min(column.bytes(), lineStart(line.number() + 1) - start);
    }

    /** Bytes to code points. */
    public CodePointColumn codePointColumn(Line line, ByteColumn column) {
        return new CodePointColumn(1 + countCodePoints(lineStart(line.number()), offset(line, column)));
    }

    /** Bytes to the width of CPython 3.11's carets. */
    public CaretColumn caretColumn(Line line, ByteColumn column) {
        return new CaretColumn(countCodePoints(lineStart(line.number()), offset(line, column)));
    }

    /**
     * Bytes to cells of a terminal.
     *
     * @param width the number of cells of a code point that is no tab
     * @param tabStop the distance of tab stops
     */
    public CellColumn cellColumn(Line line, ByteColumn column, IntUnaryOperator width, int tabStop) {
        String head = slice(lineStart(line.number()), offset(line, column));
        int cells = 0;
        for (int i = 0; i < head.length(); i += Character.charCount(head.codePointAt(i))) {
            int c = head.codePointAt(i);
            cells = c == '\t' ? (cells / tabStop + 1) * tabStop : cells + width.applyAsInt(c);
        }
        return new CellColumn(cells);
    }

    /** Code points to bytes. */
    public ByteColumn byteColumn(Line line, CodePointColumn column) {
        int start = lineStart(line.number());
        int end = lineStart(line.number() + 1);
        int p = start;
        for (int left = column.number() - 1; left > 0 && p < end; left--) {
            p = Utf8.next(bytes, p, end);
        }
        return new ByteColumn(p - start);
    }

    /** Bytes to an index in the whole text. */
    public CharIndex charIndex(Line line, ByteColumn column) {
        int start = lineStart(line.number());
        return new CharIndex(
                charStart(line.number()) + slice(start, offset(line, column)).length());
    }

    /** The line in which an index of the whole text stands. */
    public Line line(CharIndex index) {
        int found = Arrays.binarySearch(charStarts(), index.utf16());
        return new Line(Math.min(found >= 0 ? found + 1 : -found - 1, lineCount()));
    }

    /** An index in the whole text to bytes; one within a surrogate pair counts as the start of the pair. */
    public ByteColumn byteColumn(CharIndex index) {
        int line = line(index).number();
        int end = lineStart(line + 1);
        int p = lineStart(line);
        int left = index.utf16() - charStart(line);
        while (left > 0 && p < end) {
            int next = Utf8.next(bytes, p, end);
            left -= next - p == 4 ? 2 : 1;
            p = left < 0 ? p : next;
        }
        return new ByteColumn(p - lineStart(line));
    }

    private int charStart(int line) {
        return charStarts()[line - 1];
    }

    private int[] charStarts() {
        int[] known = charStarts;
        if (known != null) {
            return known;
        }
        int[] starts = new int[lineStarts.length];
        for (int line = 0; line + 1 < starts.length; line++) {
            starts[line + 1] = starts[line] + Utf8.countChars(bytes, lineStarts[line], lineStarts[line + 1]);
        }
        charStarts = starts;
        return starts;
    }

    /** The number of code points between two offsets. */
    public int countCodePoints(int start, int end) {
        return Utf8.countCodePoints(bytes, start, end);
    }

    /**
     * What CPython's parser says about a range, as long as its tokenizer has not read beyond the line in which the range
     * starts: {@code text} is that line, with its line end.
     */
    public SyntaxProblem problem(SyntaxProblem.Type type, String message, SourceRange range) {
        int start = lineStart(range.lineNumber());
        int end = lineStart(range.lineNumber() + 1);
        return new SyntaxProblem(
                type,
                message,
                OptionalInt.of(range.lineNumber()),
                OptionalInt.of(parserOffset(start, end, range.columnBytes() + 1)),
                OptionalInt.of(range.endLineNumber()),
                // CPython counts the end in the first line too, whichever line it is on.
                OptionalInt.of(parserOffset(start, end, range.endColumnBytes() + 1)),
                Optional.of(slice(start, end)));
    }

    /**
     * What CPython's symbol table and compiler say about a range: unlike its parser they always count {@code offset} and
     * {@code end_offset} in bytes, and have no {@code text} for a source that is not a file.
     */
    public SyntaxProblem compilerProblem(SyntaxProblem.Type type, String message, SourceRange range) {
        return new SyntaxProblem(
                type,
                message,
                OptionalInt.of(range.lineNumber()),
                OptionalInt.of(range.columnBytes() + 1),
                OptionalInt.of(range.endLineNumber()),
                OptionalInt.of(range.endColumnBytes() + 1),
                Optional.empty());
    }

    /**
     * How CPython's parser counts bytes for {@code offset} and {@code end_offset}: in code points, and not further than one
     * more than the shown text has ({@code _PyPegen_byte_offset_to_character_offset}); but in bytes if the encoding is not
     * {@link #isEncodingDeclared declared}.
     *
     * @param start offset of the text that the error shows
     * @param end its end
     * @param count the number of bytes from its start
     */
    public int parserOffset(int start, int end, int count) {
        if (!encodingDeclared || count <= 0) {
            return count;
        }
        if (Utf8.firstFailure(bytes, start, end).isPresent()) {
            // CPython counts in the text that it shows, in which there are three bytes for what is wrong.
            byte[] shown = slice(start, end).getBytes(StandardCharsets.UTF_8);
            return parserOffset(shown, 0, shown.length, count);
        }
        return parserOffset(bytes, start, end, count);
    }

    private static int parserOffset(byte[] bytes, int start, int end, int count) {
        return count > end - start
                ? Utf8.countCodePoints(bytes, start, end) + 1
                : Utf8.countCodePoints(bytes, start, start + count);
    }
}
