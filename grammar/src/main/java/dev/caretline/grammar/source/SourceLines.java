package dev.caretline.grammar.source;

import java.util.Arrays;

/** Bytes of which each line ends with {@code \n}, and where the lines start. */
final class SourceLines {
    /** The longest array that Java surely has, less what may have to be added: a line end. */
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 9;

    private final byte[] bytes;
    private final int[] starts;

    private SourceLines(byte[] bytes, int[] starts) {
        this.bytes = bytes;
        this.starts = starts;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The offset of each line, and at last the length of the text. */
    int[] starts() {
        return starts;
    }

    /** The bytes of a file from an offset on, with {@code \r\n} and {@code \r} translated ({@code translate_newlines}). */
    static SourceLines ofFile(byte[] file, int start) {
        requireSize(file.length);
        Builder builder = new Builder(file.length - start);
        for (int p = start; p < file.length; p++) {
            // One comparison for nearly all bytes: of the characters up to \r only \n is common.
            if ((file[p] & 0xFF) <= '\r') {
                switch (file[p]) {
                    case '\n' -> builder.addLineStart(p + 1 - start);
                    case '\r' -> {
                        return ofFile(translated(file, start), 0);
                    }
                    case 0 -> throw nul();
                    default -> {}
                }
            }
        }
        return builder.build(file, start);
    }

    /** Decoded text, which keeps what it has of {@code \r}. */
    static SourceLines ofDecoded(byte[] text) {
        Builder builder = new Builder(text.length);
        for (int p = 0; p < text.length; p++) {
            if (text[p] == '\n') {
                builder.addLineStart(p + 1);
            }
        }
        return builder.build(text, 0);
    }

    /** Refuses more bytes than an array can have. */
    static void requireSize(long length) {
        if (length > MAX_LENGTH) {
            throw new PythonSyntaxException(SyntaxProblem.withoutPlace(
                    SyntaxProblem.Type.OVERFLOW_ERROR,
                    "source code of " + length + " bytes is more than the " + MAX_LENGTH + " that can be read"));
        }
    }

    private static byte[] translated(byte[] file, int start) {
        byte[] text = new byte[file.length - start];
        int length = 0;
        for (int p = start; p < file.length; p++) {
            if (file[p] == '\r') {
                text[length++] = '\n';
                if (p + 1 < file.length && file[p + 1] == '\n') {
                    p++;
                }
            } else {
                text[length++] = file[p];
            }
        }
        return Arrays.copyOf(text, length);
    }

    private static PythonSyntaxException nul() {
        return new PythonSyntaxException(SyntaxProblem.withoutPlace(
                SyntaxProblem.Type.VALUE_ERROR, "source code string cannot contain null bytes"));
    }

    private static final class Builder {
        private int[] starts;
        private int size = 1;

        Builder(int length) {
            starts = new int[length / 32 + 8];
        }

        void addLineStart(int offset) {
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, size + (size >> 1) + 8);
            }
            starts[size++] = offset;
        }

        SourceLines build(byte[] file, int start) {
            int length = file.length - start;
            boolean isEnded = length > 0 && starts[size - 1] == length;
            if (!isEnded) {
                addLineStart(++length);
            }
            byte[] text = Arrays.copyOfRange(file, start, start + length);
            text[length - 1] = '\n';
            return new SourceLines(text, Arrays.copyOf(starts, size));
        }
    }
}
