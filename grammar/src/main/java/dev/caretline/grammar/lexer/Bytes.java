package dev.caretline.grammar.lexer;

import java.util.Arrays;

/** What a byte of a text can be the start of. */
final class Bytes {
    // Only the first two can be in a name, and only from NEWLINE on is there anything to look at in a string.
    static final int NAME_START = 0;
    static final int DIGIT = 1;
    static final int BLANK = 2;
    static final int OPERATOR = 3;
    static final int OPENING = 4;
    static final int CLOSING = 5;
    static final int DOT = 6;
    static final int NEWLINE = 7;
    static final int QUOTE = 8;
    static final int BACKSLASH = 9;
    static final int COMMENT = 10;
    static final int OTHER = 11;

    private static final byte[] KINDS = new byte[256];

    static {
        Arrays.fill(KINDS, (byte) OTHER);
        // Bytes of characters beyond ASCII count as letters; whether they are is decided once per distinct name.
        for (int b = 0x80; b <= 0xFF; b++) {
            KINDS[b] = NAME_START;
        }
        mark("_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", NAME_START);
        mark("0123456789", DIGIT);
        mark(" \t\f", BLANK);
        mark("'\"", QUOTE);
        mark("\n", NEWLINE);
        mark("+-*/%@&|^~<>=:,;!", OPERATOR);
        mark(".", DOT);
        mark("([{", OPENING);
        mark(")]}", CLOSING);
        mark("#", COMMENT);
        mark("\\", BACKSLASH);
    }

    private Bytes() {}

    private static void mark(String bytes, int kind) {
        for (int i = 0; i < bytes.length(); i++) {
            KINDS[bytes.charAt(i)] = (byte) kind;
        }
    }

    static int kind(byte b) {
        return KINDS[b & 0xFF];
    }

    /** Whether a byte can go on a name; of a character beyond ASCII, each byte can. */
    static boolean isNamePart(byte b) {
        return KINDS[b & 0xFF] <= DIGIT;
    }

    /** Whether a byte in a string is neither a quote nor a backslash nor a line end, and so of no interest. */
    static boolean isPlainInString(byte b) {
        return KINDS[b & 0xFF] < NEWLINE;
    }
}
