package dev.caretline.locations.traceback.cpython;

import java.util.ArrayList;
import java.util.List;

/** A Python {@code str}, as far as the {@code traceback} module handles lines: an array of code points. */
final class CodePoints {
    private final int[] points;

    private CodePoints(int[] points) {
        this.points = points;
    }

    static CodePoints of(String text) {
        return new CodePoints(text.codePoints().toArray());
    }

    /** The code point at an offset. */
    int at(int offset) {
        return points[offset];
    }

    int length() {
        return points.length;
    }

    boolean isEmpty() {
        return points.length == 0;
    }

    /** {@code self[start:end]} for offsets that are not negative. */
    CodePoints slice(int start, int end) {
        int last = Math.min(end, points.length);
        int first = Math.min(start, last);
        int[] part = new int[last - first];
        System.arraycopy(points, first, part, 0, part.length);
        return new CodePoints(part);
    }

    /** {@code len(self.encode()[:bytes].decode(errors="replace"))}. */
    int offsetOfByte(int bytes) {
        int used = 0;
        int count = 0;
        while (count < points.length && used < bytes) {
            used += width(points[count]);
            count++;
        }
        return count;
    }

    private static int width(int point) {
        return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }

    /** {@code _display_width(self, offset)} of the {@code traceback} module. */
    int displayWidth(int offset) {
        int width = offset;
        boolean isAscii = true;
        int wide = 0;
        for (int i = 0; i < points.length; i++) {
            isAscii &= points[i] < 0x80;
            if (i < offset && EastAsianWidth.isWide(points[i])) {
                wide++;
            }
        }
        return isAscii ? width : Math.min(offset, points.length) + wide;
    }

    int displayWidth() {
        return displayWidth(points.length);
    }

    /** {@code len(self) - len(self.lstrip())}. */
    int leadingSpaces() {
        int i = 0;
        while (i < points.length && PythonText.isSpace(points[i])) {
            i++;
        }
        return i;
    }

    boolean isBlank() {
        return leadingSpaces() == points.length;
    }

    /** {@code self.rstrip()}. */
    CodePoints stripTrailing() {
        int end = points.length;
        while (end > 0 && PythonText.isSpace(points[end - 1])) {
            end--;
        }
        return slice(0, end);
    }

    /** {@code self.splitlines()}. */
    List<CodePoints> lines() {
        List<CodePoints> lines = new ArrayList<>();
        for (String line : PythonText.splitLines(text())) {
            int end = line.length();
            while (end > 0 && PythonText.isLineEnd(line.charAt(end - 1))) {
                end--;
            }
            lines.add(of(line.substring(0, end)));
        }
        return lines;
    }

    String text() {
        return new String(points, 0, points.length);
    }
}
