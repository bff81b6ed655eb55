package dev.caretline.grammar.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The text of a Python source as CPython's tokenizer reads it: UTF-8 without a byte order mark, every line ended by one
 * {@code \n}, the last one too.
 *
 * <p>Lines are 1-based. Offsets are bytes from the start of the text, 0-based, ends exclusive.
 */
public final class SourceText {
    private final String name;
    private final byte[] bytes;
    private final int length;
    private final int[] lineStarts;

    SourceText(String name, byte[] bytes, int length, int[] lineStarts) {
        this.name = name;
        this.bytes = bytes;
        this.length = length;
        this.lineStarts = lineStarts;
    }

    /**
     * Decodes a file as CPython 3.11 does for {@code compile(bytes)}: by its byte order mark, or the coding cookie of its
     * first two lines (PEP 263), or as UTF-8.
     *
     * @throws PythonSyntaxException if CPython would refuse the file before it reads the first token
     */
    public static SourceText decode(byte[] file, String name) {
        return of(new String(file, StandardCharsets.UTF_8), name);
    }

    /**
     * The text of a Python string, as {@code compile(str)} takes it.
     *
     * @throws PythonSyntaxException if it holds a NUL
     */
    public static SourceText of(String text, String name) {
        String normal = text.replace("\r\n", "\n").replace('\r', '\n');
        byte[] bytes = (normal.endsWith("\n") ? normal : normal + "\n").getBytes(StandardCharsets.UTF_8);
        int[] starts = new int[bytes.length + 1];
        int lines = 1;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                starts[lines++] = i + 1;
            }
        }
        return new SourceText(name, bytes, bytes.length, Arrays.copyOf(starts, lines));
    }

    /** What the source is called in messages: a file name, or something like {@code <stdin>}. */
    public String name() {
        return name;
    }

    /**
     * The text itself, not a copy: only to be read. The array may be longer than {@link #length}.
     */
    public byte[] bytes() {
        return bytes;
    }

    /** The number of bytes of the text. */
    public int length() {
        return length;
    }

    /** The number of lines; the empty rest after the last {@code \n} is none. */
    public int lineCount() {
        return lineStarts.length - 1;
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
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** The text of a range. */
    public String slice(SourceRange range) {
        return slice(
                lineStart(range.lineNumber()) + range.columnBytes(),
                lineStart(range.endLineNumber()) + range.endColumnBytes());
    }

    /** A line, with its {@code \n}. */
    public String lineText(Line line) {
        return slice(lineStart(line.number()), lineStart(line.number() + 1));
    }

    /**
     * What CPython's parser says about a range: {@code offset} and {@code end_offset} count code points, {@code text} is
     * the line in which the range starts.
     */
    public SyntaxProblem problem(SyntaxProblem.Type type, String message, SourceRange range) {
        return new SyntaxProblem(
                type,
                message,
                OptionalInt.of(range.lineNumber()),
                OptionalInt.of(codePoints(range.lineNumber(), range.columnBytes()) + 1),
                OptionalInt.of(range.endLineNumber()),
                OptionalInt.of(codePoints(range.endLineNumber(), range.endColumnBytes()) + 1),
                Optional.of(lineText(range.line())));
    }

    /**
     * What CPython's symbol table and compiler say about a range: unlike its parser they count {@code offset} and
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

    private int codePoints(int line, int bytesFromStart) {
        return countCodePoints(lineStart(line), lineStart(line) + bytesFromStart);
    }

    /** The number of code points that start between two offsets. */
    public int countCodePoints(int start, int end) {
        int count = 0;
        for (int i = start; i < end; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                count++;
            }
        }
        return count;
    }

    /**
     * How CPython's parser counts the bytes of a part of the text for {@code offset} and {@code end_offset}
     * ({@code _PyPegen_byte_offset_to_character_offset}): in code points, and not further than one more than the part has;
     * but in bytes if it does not know the encoding of the source, which is when a file did not declare one.
     *
     * @param start the start of the part of the text that the error shows
     * @param end its end
     * @param count the number of bytes from its start
     */
    public int offset(int start, int end, int count) {
        return count > end - start ? countCodePoints(start, end) + 1 : countCodePoints(start, start + count);
    }

    /** A text of its own: a part of this one, with a parenthesis before and one after it, and a line end. */
    public SourceText inParentheses(int start, int end) {
        return of("(" + slice(start, end) + ")\n", name);
    }
}
