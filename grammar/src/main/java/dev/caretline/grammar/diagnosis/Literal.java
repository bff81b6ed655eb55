package dev.caretline.grammar.diagnosis;

/** The inside of a string literal, or a part of it. */
final class Literal {
    private final int token;
    private final byte[] text;
    private final int start;
    private final int end;
    private final boolean raw;
    private final boolean bytes;
    private final boolean formatted;

    private Literal(int token, byte[] text, int start, int end, boolean raw, boolean bytes, boolean formatted) {
        this.token = token;
        this.text = text;
        this.start = start;
        this.end = end;
        this.raw = raw;
        this.bytes = bytes;
        this.formatted = formatted;
    }

    static Literal of(PegenTokens tokens, int token) {
        byte[] text = tokens.text().bytes();
        int start = tokens.start(token);
        boolean raw = false;
        boolean bytes = false;
        boolean formatted = false;
        for (; text[start] != '"' && text[start] != '\''; start++) {
            switch (text[start] | 0x20) {
                case 'r' -> raw = true;
                case 'b' -> bytes = true;
                case 'f' -> formatted = true;
                default -> {}
            }
        }
        int end = tokens.end(token);
        boolean triple = end - start >= 6 && text[start + 1] == text[start] && text[start + 2] == text[start];
        int quotes = triple ? 3 : 1;
        return new Literal(token, text, start + quotes, end - quotes, raw, bytes, formatted);
    }

    /** A part of this literal. */
    Literal part(int partStart, int partEnd) {
        return new Literal(token, text, partStart, partEnd, raw, bytes, formatted);
    }

    /** The literal, as a token. */
    int token() {
        return token;
    }

    /** What holds the bytes of the literal. */
    byte[] text() {
        return text;
    }

    /** Offset of the first byte. */
    int start() {
        return start;
    }

    /** Offset after the last byte; of a whole literal, that of its closing quotes. */
    int end() {
        return end;
    }

    boolean isRaw() {
        return raw;
    }

    boolean isBytes() {
        return bytes;
    }

    boolean isFormatted() {
        return formatted;
    }
}
