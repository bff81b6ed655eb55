package dev.caretline.grammar.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of which each line ends with {@code \n}, and where the lines start. */
final class SourceLines {
    /** The longest array that Java surely has, less what may have to be added: a line end. */
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 9;

    private final byte[] bytes;
    private final int[] starts;
    private final boolean lastLineEnded;

    private SourceLines(byte[] bytes, int[] starts, boolean lastLineEnded) {
        this.bytes = bytes;
        this.starts = starts;
        this.lastLineEnded = lastLineEnded;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The offset of each line, and at last the length of the text. */
    int[] starts() {
        return starts;
    }

    /** Whether the end of the last line was there from the start, and not added. */
    boolean isLastLineEnded() {
        return lastLineEnded;
    }

    /** The bytes of a file from an offset on, with {@code \r\n} and {@code \r} translated ({@code translate_newlines}). */
    static SourceLines ofFile(byte[] file, int start) {
        requireSize(file.length);
        // Java looks through a string many bytes at a time.
        String latin1 = new String(file, start, file.length - start, StandardCharsets.ISO_8859_1);
        if (latin1.indexOf('\0') >= 0) {
            throw new PythonSyntaxException(SyntaxProblem.withoutPlace(
                    SyntaxProblem.Type.VALUE_ERROR, "source code string cannot contain null bytes"));
        }
        return latin1.indexOf('\r') < 0
                ? split(latin1, Arrays.copyOfRange(file, start, file.length))
                : ofDecoded(withTranslatedLineEnds(file, start));
    }

    /** Decoded text, which keeps what it has of {@code \r}. */
    static SourceLines ofDecoded(byte[] text) {
        return split(new String(text, StandardCharsets.ISO_8859_1), text);
    }

    // The string has the bytes of the text as its characters.
    private static SourceLines split(String latin1, byte[] text) {
        int[] starts = new int[text.length / 32 + 8];
        int size = 1;
        for (int p = latin1.indexOf('\n'); p >= 0; p = latin1.indexOf('\n', p + 1)) {
            if (size + 1 >= starts.length) {
                starts = Arrays.copyOf(starts, size + (size >> 1) + 8);
            }
            starts[size++] = p + 1;
        }
        int length = text.length;
        if (length > 0 && text[length - 1] == '\n') {
            return new SourceLines(text, Arrays.copyOf(starts, size), true);
        }
        starts[size++] = length + 1;
        byte[] ended = Arrays.copyOf(text, length + 1);
        ended[length] = '\n';
        return new SourceLines(ended, Arrays.copyOf(starts, size), false);
    }

    /** Refuses more bytes than an array can have. */
    static void requireSize(long length) {
        if (length > MAX_LENGTH) {
            throw new PythonSyntaxException(SyntaxProblem.withoutPlace(
                    SyntaxProblem.Type.OVERFLOW_ERROR,
                    "source code of " + length + " bytes is more than the " + MAX_LENGTH + " that can be read"));
        }
    }

    /** CPython does not notice that it has ended the last line, if it does so with {@code \r\n}, and ends one more. */
    private static byte[] withTranslatedLineEnds(byte[] file, int start) {
        byte[] text = new byte[file.length - start + 1];
        int length = 0;
        for (int p = start; p < file.length; p++) {
            if (file[p] == '\r') {
                text[length++] = '\n';
                if (p + 1 < file.length && file[p + 1] == '\n') {
                    p++;
                    if (p + 1 == file.length) {
                        text[length++] = '\n';
                    }
                }
            } else {
                text[length++] = file[p];
            }
        }
        return Arrays.copyOf(text, length);
    }
}
