package dev.caretline.grammar.parser;

import dev.caretline.grammar.lexer.Tokens;

/**
 * What the prefix and the quotes of a string token say: CPython's {@code _PyPegen_parsestr}.
 *
 * @param start offset of the first byte between the quotes
 * @param end offset after the last byte between the quotes
 * @param hasBackslash whether there is one between the quotes
 * @param isAscii whether there are only ASCII characters between the quotes
 */
record StringToken(
        int start, int end, boolean isRaw, boolean isBytes, boolean isFormat, boolean hasBackslash, boolean isAscii) {

    static StringToken of(Tokens tokens, int token) {
        byte[] text = tokens.source().bytes();
        int at = tokens.start(token);
        boolean raw = false;
        boolean bytes = false;
        boolean format = false;
        while (text[at] != '"' && text[at] != '\'') {
            switch (text[at++] | 0x20) { // in lower case
                case 'r' -> raw = true;
                case 'b' -> bytes = true;
                case 'f' -> format = true;
                default -> {} // a u changes nothing but the kind of the constant
            }
        }
        int end = tokens.end(token);
        boolean triple = end - at >= 6 && text[at + 1] == text[at] && text[at + 2] == text[at];
        int quotes = triple ? 3 : 1;
        boolean backslash = false;
        int all = 0;
        for (int i = at + quotes; i < end - quotes; i++) {
            backslash |= text[i] == '\\';
            all |= text[i];
        }
        return new StringToken(at + quotes, end - quotes, raw, bytes, format, backslash, all >= 0);
    }

    /** Whether what is between the quotes has to be searched for escape sequences. */
    boolean mayHaveEscapes() {
        return hasBackslash && !isRaw;
    }
}
