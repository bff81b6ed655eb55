package dev.caretline.grammar.parser;

/**
 * Finds the end of the expression in a replacement field, up to Python 3.11: by counting brackets and skipping strings,
 * as the first half of CPython's {@code fstring_find_expr} does, without knowing what an expression is.
 */
final class FieldScanner {
    /** The answer for a field that CPython refuses. */
    static final int WRONG = -1;

    private static final int MAX_BRACKETS = 200;

    private final byte[] text;
    private final int start;
    private final int end;
    private final byte[] brackets = new byte[MAX_BRACKETS];
    private int depth;

    /**
     * @param start the offset behind the brace that opens the field
     * @param end the offset of the end of the string
     */
    FieldScanner(byte[] text, int start, int end) {
        this.text = text;
        this.start = start;
        this.end = end;
    }

    /** The offset behind the expression, at which stands {@code =}, {@code !}, {@code :} or {@code }}. */
    int end() {
        int at = start;
        boolean isEmpty = true;
        while (at < end) {
            byte c = text[at];
            switch (c) {
                case '\\', '#' -> {
                    return WRONG;
                }
                case '\'', '"' -> at = skipString(at, c);
                case '(', '[', '{' -> {
                    if (depth == MAX_BRACKETS) {
                        return WRONG;
                    }
                    brackets[depth++] = c;
                    at++;
                }
                case ')', ']', '}' -> {
                    if (depth == 0) {
                        return c == '}' && !isEmpty ? at : WRONG;
                    }
                    if (!isPair(brackets[--depth], c)) {
                        return WRONG;
                    }
                    at++;
                }
                case '!', '=', '<', '>', ':' -> {
                    boolean isComparison = c != ':' && at + 1 < end && text[at + 1] == '=';
                    if (depth == 0 && !isComparison && c != '<' && c != '>') {
                        return isEmpty ? WRONG : at;
                    }
                    at += depth == 0 && isComparison ? 2 : 1;
                }
                default -> at++;
            }
            if (at == WRONG) {
                return WRONG;
            }
            isEmpty &= c == ' ' || c == '\t' || c == '\n' || c == '\f';
        }
        return WRONG;
    }

    private static boolean isPair(byte opening, byte closing) {
        return opening == '(' ? closing == ')' : opening == '[' ? closing == ']' : closing == '}';
    }

    /** The offset behind the string that starts at an offset. */
    private int skipString(int at, byte quote) {
        boolean isTriple = isTriple(at, quote);
        int i = at + (isTriple ? 3 : 1);
        while (i < end) {
            if (text[i] == '\\') {
                return WRONG;
            }
            if (text[i] == quote && (!isTriple || isTriple(i, quote))) {
                return i + (isTriple ? 3 : 1);
            }
            i++;
        }
        return WRONG;
    }

    private boolean isTriple(int at, byte quote) {
        return at + 2 < end && text[at + 1] == quote && text[at + 2] == quote;
    }
}
