package dev.caretline.grammar.diagnosis;

/** Finds the end of an expression in an f-string without parsing it ({@code fstring_find_expr} of CPython 3.11). */
final class FieldScanner {
    private static final int MAX_BRACKETS = 200;

    private final byte[] text;
    private final int limit;
    private int at;

    // The quote of the string the scanner is in, or 0; and whether it is a triple quote.
    private byte quote;
    private boolean triple;

    private final byte[] brackets = new byte[MAX_BRACKETS];
    private int depth;

    /** @param start offset after the opening brace */
    FieldScanner(byte[] text, int start, int limit) {
        this.text = text;
        this.at = start;
        this.limit = limit;
    }

    /** The offset at which the expression ends, or at which the scanner gave up. */
    int end() {
        return at;
    }

    /** Goes to the end of the expression; says what is wrong, or nothing. */
    String scan() {
        for (; at < limit; at++) {
            byte c = text[at];
            if (c == '\\') {
                return "f-string expression part cannot include a backslash";
            }
            if (quote != 0) {
                leaveString(c);
            } else if (c == '\'' || c == '"') {
                enterString(c);
            } else if (c == '#') {
                return "f-string expression part cannot include '#'";
            } else if (depth == 0 && isEndOrComparison(c)) {
                if (!skipComparison(c)) {
                    break;
                }
            } else {
                String problem = bracket(c);
                if (!problem.isEmpty()) {
                    return problem;
                }
            }
        }
        if (quote != 0) {
            return "f-string: unterminated string";
        }
        return depth > 0 ? "f-string: unmatched '" + (char) brackets[depth - 1] + "'" : "";
    }

    private boolean isTriple(byte c) {
        return at + 2 < limit && text[at + 1] == c && text[at + 2] == c;
    }

    private void enterString(byte c) {
        quote = c;
        triple = isTriple(c);
        if (triple) {
            at += 2;
        }
    }

    private void leaveString(byte c) {
        if (c == quote && (!triple || isTriple(c))) {
            quote = 0;
            if (triple) {
                at += 2;
            }
        }
    }

    private static boolean isEndOrComparison(byte c) {
        return c == '!' || c == ':' || c == '}' || c == '=' || c == '>' || c == '<';
    }

    /** Whether the character belongs to a comparison and does not end the expression. */
    private boolean skipComparison(byte c) {
        boolean equal = at + 1 < limit && text[at + 1] == '=';
        if (equal && c != ':' && c != '}') {
            at++;
            return true;
        }
        return c == '>' || c == '<';
    }

    private String bracket(byte c) {
        switch (c) {
            case '(', '[', '{' -> {
                if (depth == MAX_BRACKETS) {
                    return "f-string: too many nested parenthesis";
                }
                brackets[depth++] = c;
            }
            case ')', ']', '}' -> {
                if (depth == 0) {
                    return "f-string: unmatched '" + (char) c + "'";
                }
                byte opening = brackets[--depth];
                if (c != (opening == '(' ? ')' : opening + 2)) {
                    return "f-string: closing parenthesis '" + (char) c + "' does not match opening parenthesis '"
                            + (char) opening + "'";
                }
            }
            default -> {}
        }
        return "";
    }
}
