package dev.caretline.locations.marshal;

/** UTF-8 with CPython's error handler {@code surrogatepass}: surrogates are encoded like any other code point. */
final class SurrogatePassUtf8 {
    private SurrogatePassUtf8() {}

    /**
     * Decodes strictly: shortest forms only, up to U+10FFFF.
     *
     * @param codePoints at least as long as the bytes are
     * @return how many code points there are, or −1 if the bytes are invalid
     */
    static int decode(byte[] bytes, int from, int to, int[] codePoints) {
        int count = 0;
        int i = from;
        while (i < to) {
            int first = bytes[i];
            int length = first >= 0 ? 1 : Integer.numberOfLeadingZeros(~(first << 24));
            if (length > 4 || (first < 0 && length < 2) || length > to - i) {
                return -1;
            }
            int codePoint = length == 1 ? first : first & (0x7f >> length);
            for (int k = 1; k < length; k++) {
                int next = bytes[i + k];
                if ((next & 0xc0) != 0x80) {
                    return -1;
                }
                codePoint = codePoint << 6 | (next & 0x3f);
            }
            if (length != length(codePoint) || codePoint > Character.MAX_CODE_POINT) {
                return -1;
            }
            codePoints[count++] = codePoint;
            i += length;
        }
        return count;
    }

    /** How many bytes a code point takes. */
    static int length(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }

    /** Writes one code point, and returns the index after it. */
    static int encode(int codePoint, byte[] target, int at) {
        int i = at;
        switch (length(codePoint)) {
            case 1 -> target[i++] = (byte) codePoint;
            case 2 -> {
                target[i++] = (byte) (0xc0 | codePoint >> 6);
                target[i++] = (byte) (0x80 | (codePoint & 0x3f));
            }
            case 3 -> {
                target[i++] = (byte) (0xe0 | codePoint >> 12);
                target[i++] = (byte) (0x80 | (codePoint >> 6 & 0x3f));
                target[i++] = (byte) (0x80 | (codePoint & 0x3f));
            }
            default -> {
                target[i++] = (byte) (0xf0 | codePoint >> 18);
                target[i++] = (byte) (0x80 | (codePoint >> 12 & 0x3f));
                target[i++] = (byte) (0x80 | (codePoint >> 6 & 0x3f));
                target[i++] = (byte) (0x80 | (codePoint & 0x3f));
            }
        }
        return i;
    }
}
