package dev.caretline.grammar.source;

/**
 * Why bytes cannot be decoded: CPython's {@code UnicodeDecodeError}.
 *
 * @param codec the codec, under the name CPython gives it in messages
 * @param start index of the first wrong byte, 0-based
 * @param end index after the last wrong byte
 * @param first the first wrong byte, 0 to 255
 * @param reason what is wrong with it
 */
public record DecodeFailure(String codec, int start, int end, int first, String reason) {
    /** What {@code str()} makes of the error. */
    public String message() {
        String which = end == start + 1
                ? "byte 0x" + hex(first >> 4) + hex(first & 0xF) + " in position " + start
                : "bytes in position " + start + "-" + (end - 1);
        return "'" + codec + "' codec can't decode " + which + ": " + reason;
    }

    private static char hex(int digit) {
        return Character.forDigit(digit, 16);
    }
}
