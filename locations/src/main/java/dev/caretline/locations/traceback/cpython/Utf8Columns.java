package dev.caretline.locations.traceback.cpython;

import java.nio.charset.StandardCharsets;

/**
 * A line of source in the three units that CPython's renderers count in: code points, UTF-8 bytes and, for Java, UTF-16.
 * Most lines are ASCII, where all of them are the same.
 */
final class Utf8Columns {
    private final String line;
    private final byte[] bytes;
    private final int codePoints;

    Utf8Columns(String line) {
        this.line = line;
        bytes = line.getBytes(StandardCharsets.UTF_8);
        codePoints = bytes.length == line.length() ? bytes.length : line.codePointCount(0, line.length());
    }

    String line() {
        return line;
    }

    int codePoints() {
        return codePoints;
    }

    /** The byte at an offset. */
    int byteAt(int offset) {
        return bytes[offset];
    }

    /**
     * Bytes to code points, as {@code _PyPegen_byte_offset_to_character_offset}: one more than the line has for whatever lies
     * beyond it; a character that is cut counts.
     */
    int toCodePoints(int byteOffset) {
        if (byteOffset > bytes.length) {
            return codePoints + 1;
        }
        if (codePoints == bytes.length) {
            return byteOffset;
        }
        int count = 0;
        for (int i = 0; i < byteOffset; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                count++;
            }
        }
        return count;
    }

    /** The text between two offsets in code points; what lies beyond the line is left out. */
    String substring(int start, int end) {
        int first = Math.min(start, codePoints);
        int last = Math.max(first, Math.min(end, codePoints));
        if (codePoints == line.length()) {
            return line.substring(first, last);
        }
        return line.substring(line.offsetByCodePoints(0, first), line.offsetByCodePoints(0, last));
    }
}
