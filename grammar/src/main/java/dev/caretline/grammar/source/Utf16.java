package dev.caretline.grammar.source;

/** UTF-16 as CPython decodes it; a source that really is in it has NULs and never comes here. */
final class Utf16 {
    private Utf16() {}

    /** @param codec {@code utf_16}, which looks for a byte order mark and otherwise means little-endian, or a fixed order */
    static String decode(String codec, byte[] bytes) {
        boolean marked = codec.equals("utf_16") && isUnit(bytes, 0xFE, 0xFF);
        boolean bigEndian = marked || codec.equals("utf_16_be");
        String name = bigEndian ? "utf-16-be" : "utf-16-le";
        StringBuilder text = new StringBuilder(bytes.length / 2);
        int p = marked || (codec.equals("utf_16") && isUnit(bytes, 0xFF, 0xFE)) ? 2 : 0;
        for (; p + 1 < bytes.length; p += 2) {
            char c = unit(bytes, p, bigEndian);
            if (Character.isHighSurrogate(c)) {
                requireLowSurrogate(name, bytes, p, bigEndian);
                text.append(c).append(unit(bytes, p + 2, bigEndian));
                p += 2;
            } else if (Character.isLowSurrogate(c)) {
                throw refused(name, bytes, p, p + 2, "illegal encoding");
            } else {
                text.append(c);
            }
        }
        if (p < bytes.length) {
            throw refused(name, bytes, p, p + 1, "truncated data");
        }
        return text.toString();
    }

    private static void requireLowSurrogate(String name, byte[] bytes, int p, boolean bigEndian) {
        if (p + 3 >= bytes.length) {
            throw refused(name, bytes, p, bytes.length, "unexpected end of data");
        }
        if (!Character.isLowSurrogate(unit(bytes, p + 2, bigEndian))) {
            throw refused(name, bytes, p, p + 2, "illegal UTF-16 surrogate");
        }
    }

    private static boolean isUnit(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static char unit(byte[] bytes, int p, boolean bigEndian) {
        int first = bytes[p] & 0xFF;
        int second = bytes[p + 1] & 0xFF;
        return (char) (bigEndian ? first << 8 | second : second << 8 | first);
    }

    private static PythonSyntaxException refused(String name, byte[] bytes, int start, int end, String reason) {
        return PythonCodec.refused(new DecodeFailure(name, start, end, bytes[start] & 0xFF, reason));
    }
}
