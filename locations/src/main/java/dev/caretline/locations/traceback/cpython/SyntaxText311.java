package dev.caretline.locations.traceback.cpython;

import dev.caretline.locations.traceback.SyntaxDetails;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The place of a syntax error as {@code print_exception_file_and_line} of CPython 3.11 prints it. It counts offsets, which
 * are code points, in the bytes of the text: after a wide character the carets stand too far right, here as there.
 */
final class SyntaxText311 {
    private static final long NONE = -1;

    private final Appendable out;

    SyntaxText311(Appendable out) {
        this.out = out;
    }

    /**
     * @param margin what stands before the first line; the others get none
     * @param withEnd whether the end is looked at: only for a {@code SyntaxError} that is of no subclass
     */
    void print(SyntaxDetails syntax, String margin, boolean withEnd) throws IOException {
        out.append(margin).append("  File \"").append(syntax.filename()).append("\", line ");
        out.append(Long.toString(syntax.line())).append('\n');
        if (syntax.text().isEmpty()) {
            return;
        }
        byte[] text = syntax.text().get().getBytes(StandardCharsets.UTF_8);
        boolean several = withEnd && syntax.endLine().orElse(syntax.line()) > syntax.line();
        long end = several ? text.length : withEnd ? syntax.endOffset().orElse(NONE) : NONE;
        printText(text, syntax.offset().orElse(NONE), Math.min(end, text.length + 1L));
    }

    private void printText(byte[] whole, long firstOffset, long endOffset) throws IOException {
        long carets = endOffset > 0 && endOffset > firstOffset ? endOffset - firstOffset : 1;
        int start = 0;
        int end = indexOf(whole, 0, '\0');
        long offset = firstOffset - 1;
        while (start < end && Marks311.isBlank(whole[start])) {
            start++;
            offset--;
        }
        int length = end - start;
        if (length > 0 && whole[end - 1] == '\n') {
            length--;
        }
        offset = Math.min(offset, length);
        // Past the lines before the one that is meant.
        for (int feed = indexOf(whole, start, '\n');
                feed < end && feed - start < offset;
                feed = indexOf(whole, start, '\n')) {
            int line = feed - start + 1;
            start += line;
            length -= line;
            offset -= line;
        }
        out.append("    ").append(new String(whole, start, end - start, StandardCharsets.UTF_8));
        if (start + length >= end) {
            out.append('\n');
        }
        if (offset >= 0) {
            out.append("    ").append(" ".repeat((int) offset));
            for (long i = 0; i < carets; i++) {
                out.append('^');
            }
            out.append('\n');
        }
    }

    /** The length of the text if there is none. */
    private static int indexOf(byte[] text, int from, char wanted) {
        for (int i = from; i < text.length; i++) {
            if (text[i] == wanted) {
                return i;
            }
        }
        return text.length;
    }
}
