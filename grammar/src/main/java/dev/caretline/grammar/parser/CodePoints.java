package dev.caretline.grammar.parser;

import dev.caretline.grammar.ast.ConstantValue;
import java.util.Arrays;

/** A text under construction, by code points: a Python string may hold surrogates, alone and in pairs. */
final class CodePoints {
    private int[] points = new int[64];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void add(int codePoint) {
        if (size == points.length) {
            points = Arrays.copyOf(points, size * 2);
        }
        points[size++] = codePoint;
    }

    /** Adds well-formed UTF-8, from one offset to another. */
    void addUtf8(byte[] text, int start, int end) {
        int at = start;
        while (at < end) {
            int lead = text[at++];
            if (lead >= 0) {
                add(lead);
                continue;
            }
            int more = lead < (byte) 0xE0 ? 1 : lead < (byte) 0xF0 ? 2 : 3;
            int codePoint = lead & (0x3F >> more);
            for (int i = 0; i < more; i++) {
                codePoint = (codePoint << 6) | (text[at++] & 0x3F);
            }
            add(codePoint);
        }
    }

    /** The text so far; goes on with an empty one. */
    ConstantValue.Str take() {
        ConstantValue.Str text = ConstantValue.Str.ofCodePoints(Arrays.copyOf(points, size));
        size = 0;
        return text;
    }
}
