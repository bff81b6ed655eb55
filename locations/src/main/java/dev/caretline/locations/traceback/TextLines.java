package dev.caretline.locations.traceback;

import dev.caretline.grammar.source.DecodeFailure;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.grammar.source.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The lines of a file as Python's text files give them ({@code io.TextIOWrapper}): ended by {@code \n}, {@code \r} or
 * {@code \r\n}, a byte order mark left in place. What is not UTF-8 ends them: such a file is decoded in chunks, so that the
 * lines that need no byte of the wrong chunk can still be read.
 */
final class TextLines {
    private static final int CHUNK = 8192;

    private final byte[] bytes;
    private final int[] starts;
    private final int count;
    private final boolean isComplete;

    private TextLines(byte[] bytes, int[] starts, int count, boolean isComplete) {
        this.bytes = bytes;
        this.starts = starts;
        this.count = count;
        this.isComplete = isComplete;
    }

    /** @param text what CPython's parser makes of the file, if it can read it */
    static TextLines of(byte[] file, Optional<SourceText> text) {
        if (text.isPresent() && isRecoded(file, text.get())) {
            return split(text.get().bytes(), text.get().length());
        }
        Optional<DecodeFailure> failure = Utf8.firstFailure(file, 0, file.length);
        if (failure.isEmpty()) {
            return split(file, file.length);
        }
        TextLines readable = split(file, failure.get().start() / CHUNK * CHUNK);
        // The last of them was cut by the end of the chunk.
        return new TextLines(readable.bytes, readable.starts, Math.max(0, readable.count - 1), false);
    }

    /** Whether the text was decoded from another encoding than UTF-8: more than its line ends are not those of the file. */
    private static boolean isRecoded(byte[] file, SourceText text) {
        boolean hasByteOrderMark = file.length > 0 && (file[0] & 0xFF) == 0xEF;
        return text.isEncodingDeclared() && !hasByteOrderMark && !sameText(file, text.bytes());
    }

    private static boolean sameText(byte[] file, byte[] text) {
        int p = 0;
        int t = 0;
        while (p < file.length && t < text.length) {
            int expected = file[p] == '\r' ? '\n' : file[p];
            if (expected != text[t]) {
                return false;
            }
            p += file[p] == '\r' && p + 1 < file.length && file[p + 1] == '\n' ? 2 : 1;
            t++;
        }
        return p >= file.length;
    }

    private static TextLines split(byte[] bytes, int end) {
        int[] starts = new int[end / 32 + 8];
        int count = 0;
        int p = 0;
        while (p < end) {
            if (count + 1 >= starts.length) {
                starts = Arrays.copyOf(starts, count + (count >> 1) + 8);
            }
            starts[count++] = p;
            while (p < end && bytes[p] != '\n' && bytes[p] != '\r') {
                p++;
            }
            p += p + 1 < end && bytes[p] == '\r' && bytes[p + 1] == '\n' ? 2 : 1;
        }
        starts[count] = Math.min(p, end);
        return new TextLines(bytes, starts, count, true);
    }

    /** Whether these are all lines of the file. */
    boolean isComplete() {
        return isComplete;
    }

    int count() {
        return count;
    }

    /** Without the line end. */
    String text(int line) {
        int start = starts[line - 1];
        int end = starts[line];
        while (end > start && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
}
