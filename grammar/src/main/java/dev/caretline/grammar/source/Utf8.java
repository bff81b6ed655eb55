package dev.caretline.grammar.source;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** UTF-8 as CPython decodes it: where bytes are wrong, how many of them, and what it says then. */
public final class Utf8 {
    // What utf8_decode of CPython tells with its return codes: 0 for bytes that are missing at the end, -1 for a wrong
    // first
    // byte, and below that for a wrong one among those that follow it.
    private static final int TRUNCATED = 0;
    private static final int WRONG_START = -1;
    private static final int WRONG_SECOND = -2;

    private Utf8() {}

    /**
     * The first bytes of a part that are not UTF-8, as CPython's strict decoder reports them.
     *
     * @param start offset of the first byte of the part, from which the failure counts its positions
     * @param end offset after its last byte
     */
    public static Optional<DecodeFailure> firstFailure(byte[] bytes, int start, int end) {
        int p = start;
        while (p < end) {
            int length = bytes[p] >= 0 ? 1 : sequenceLength(bytes, p, end);
            if (length <= 0) {
                return Optional.of(failure(bytes, start, p, end, -length));
            }
            p += length;
        }
        return Optional.empty();
    }

    /** The text of some bytes, with U+FFFD for what is wrong: once for each failure of the strict decoder. */
    public static String decode(byte[] bytes, int start, int end) {
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        // Java does the same, but for encoded surrogates.
        return text.indexOf('\uFFFD') < 0 ? text : decodeReplacing(bytes, start, end);
    }

    private static String decodeReplacing(byte[] bytes, int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        int p = start;
        while (p < end) {
            Optional<DecodeFailure> failure = firstFailure(bytes, p, end);
            int good = failure.map(DecodeFailure::start).orElse(end - p);
            text.append(new String(bytes, p, good, StandardCharsets.UTF_8));
            if (failure.isPresent()) {
                text.append('\uFFFD');
            }
            p += failure.map(DecodeFailure::end).orElse(good);
        }
        return text.toString();
    }

    /** The number of code points in some bytes, as {@link #decode} decodes them. */
    public static int countCodePoints(byte[] bytes, int start, int end) {
        int count = 0;
        for (int p = start; p < end; p = next(bytes, p, end)) {
            count++;
        }
        return count;
    }

    /** The number of UTF-16 units in some bytes, as {@link #decode} decodes them. */
    static int countChars(byte[] bytes, int start, int end) {
        int count = 0;
        int p = start;
        while (p < end) {
            int next = next(bytes, p, end);
            count += next - p == 4 ? 2 : 1;
            p = next;
        }
        return count;
    }

    /** The offset after the code point at p, or after the wrong bytes that are decoded to one. */
    static int next(byte[] bytes, int p, int end) {
        if (bytes[p] >= 0) {
            return p + 1;
        }
        int length = sequenceLength(bytes, p, end);
        return p + (length > 0 ? length : failureLength(p, end, -length));
    }

    /** The number of bytes of the character that starts at p; negative or 0 if it is wrong. */
    private static int sequenceLength(byte[] bytes, int p, int end) {
        int first = bytes[p] & 0xFF;
        if (first < 0xC2 || first > 0xF4) {
            return WRONG_START;
        }
        int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        for (int i = 1; i < length; i++) {
            if (p + i == end) {
                return TRUNCATED;
            }
            if ((bytes[p + i] & 0xC0) != 0x80 || (i == 1 && isOutOfRange(first, bytes[p + 1] & 0xFF))) {
                return WRONG_SECOND - (i - 1);
            }
        }
        return length;
    }

    /** Whether two bytes start an overlong form, a surrogate, or more than U+10FFFF. */
    private static boolean isOutOfRange(int first, int second) {
        return switch (first) {
            case 0xE0 -> second < 0xA0;
            case 0xED -> second >= 0xA0;
            case 0xF0 -> second < 0x90;
            case 0xF4 -> second >= 0x90;
            default -> false;
        };
    }

    private static int failureLength(int p, int end, int code) {
        return code == TRUNCATED ? end - p : Math.max(1, code - 1);
    }

    private static DecodeFailure failure(byte[] bytes, int start, int p, int end, int code) {
        String reason = code == TRUNCATED
                ? "unexpected end of data"
                : code == -WRONG_START ? "invalid start byte" : "invalid continuation byte";
        int length = failureLength(p, end, code);
        return new DecodeFailure("utf-8", p - start, p - start + length, bytes[p] & 0xFF, reason);
    }
}
