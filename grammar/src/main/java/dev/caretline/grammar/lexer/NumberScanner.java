package dev.caretline.grammar.lexer;

/**
 * Finds the end of a number, and what is wrong with it: the numbers of {@code tok_get} in CPython 3.11's tokenizer.
 *
 * <p>Each method takes the offset of a byte it has not looked at, and returns the offset after what it read, or
 * {@link #FAILED}; then {@link #message} says why and {@link #failedAt} where.
 */
final class NumberScanner {
    static final int FAILED = -1;

    private final byte[] text;
    private String message = "";
    private int failedAt;
    private int leadingZerosEnd;

    NumberScanner(byte[] text) {
        this.text = text;
    }

    /** What is wrong with the number. */
    String message() {
        return message;
    }

    /** The offset up to which CPython's tokenizer had read when it saw that. */
    int failedAt() {
        return failedAt;
    }

    /** The offset after the first digit that makes leading zeros wrong; 0 if they are not what is wrong. */
    int leadingZerosEnd() {
        return leadingZerosEnd;
    }

    /** @param p the offset of a digit, or of a dot before a digit */
    int scan(int p) {
        if (text[p] == '0') {
            return afterZero(p + 1);
        }
        if (text[p] == '.') {
            return fraction(p + 1);
        }
        int end = digits(p);
        return end < 0 ? end : afterDigits(end);
    }

    private int afterZero(int p) {
        return switch (text[p] | 0x20) {
            case 'x' -> prefixed(p + 1, 16, "hexadecimal");
            case 'o' -> prefixed(p + 1, 8, "octal");
            case 'b' -> prefixed(p + 1, 2, "binary");
            default -> zeros(p);
        };
    }

    private int prefixed(int p, int radix, String kind) {
        do {
            if (text[p] == '_') {
                p++;
            }
            if (!isDigit(p, radix)) {
                return radix < 10 && isDigit(p) ? invalidDigit(p, kind) : invalid(kind, p);
            }
            do {
                p++;
            } while (isDigit(p, radix));
        } while (text[p] == '_');
        return radix < 10 && isDigit(p) ? invalidDigit(p, kind) : end(p, kind);
    }

    private int zeros(int p) {
        while (text[p] == '0' || text[p] == '_') {
            if (text[p] == '_' && !isDigit(++p)) {
                return invalid("decimal", p);
            }
            if (text[p] != '0') {
                break;
            }
            p++;
        }
        if (!isDigit(p)) {
            return afterDigits(p);
        }
        int firstNonZero = p;
        p = digits(p);
        if (p < 0 || text[p] == '.' || (text[p] | 0x20) == 'e' || (text[p] | 0x20) == 'j') {
            return p < 0 ? p : afterDigits(p);
        }
        leadingZerosEnd = firstNonZero + 1;
        return fail(
                "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", p);
    }

    /** Digits with single underscores between them, the first of which is known to be one. */
    private int digits(int p) {
        while (true) {
            do {
                p++;
            } while (isDigit(p));
            if (text[p] != '_') {
                return p;
            }
            p++;
            if (!isDigit(p)) {
                return invalid("decimal", p);
            }
        }
    }

    private int afterDigits(int p) {
        return text[p] == '.' ? fraction(p + 1) : exponent(p);
    }

    private int fraction(int p) {
        if (isDigit(p)) {
            p = digits(p);
        }
        return p < 0 ? p : exponent(p);
    }

    private int exponent(int p) {
        if ((text[p] | 0x20) == 'e') {
            int digits = p + 1;
            if (text[digits] == '+' || text[digits] == '-') {
                digits++;
                if (!isDigit(digits)) {
                    return invalid("decimal", digits);
                }
            } else if (!isDigit(digits)) {
                return end(p, "decimal");
            }
            p = digits(digits);
            if (p < 0) {
                return p;
            }
        }
        return (text[p] | 0x20) == 'j' ? end(p + 1, "imaginary") : end(p, "decimal");
    }

    /** A number ends before anything that cannot be in a name, or before some keywords ({@code verify_end_of_number}). */
    private int end(int p, String kind) {
        return isNamePart(p) && !isKeywordAfterNumber(p) ? invalid(kind, p) : p;
    }

    private boolean isKeywordAfterNumber(int p) {
        return switch (text[p]) {
            case 'a' -> isWord(p + 1, 'n', 'd');
            case 'e' -> text[p + 1] == 'l' && isWord(p + 2, 's', 'e');
            case 'f' -> isWord(p + 1, 'o', 'r');
            // CPython does not look further: "if", "in", "is", and whatever starts with them.
            case 'i' -> text[p + 1] == 'f' || text[p + 1] == 'n' || text[p + 1] == 's';
            case 'n' -> isWord(p + 1, 'o', 't');
            case 'o' -> text[p + 1] == 'r' && !isNamePart(p + 2);
            default -> false;
        };
    }

    // Not further than the line end, which the text has last: each byte is looked at only if the one before was a
    // letter.
    private boolean isWord(int p, char first, char last) {
        return text[p] == first && text[p + 1] == last && !isNamePart(p + 2);
    }

    private boolean isNamePart(int p) {
        return Bytes.isNamePart(text[p]);
    }

    private boolean isDigit(int p) {
        return text[p] >= '0' && text[p] <= '9';
    }

    private boolean isDigit(int p, int radix) {
        int letter = text[p] | 0x20;
        return radix == 16 ? isDigit(p) || (letter >= 'a' && letter <= 'f') : text[p] >= '0' && text[p] < '0' + radix;
    }

    private int invalidDigit(int p, String kind) {
        return fail("invalid digit '" + (char) text[p] + "' in " + kind + " literal", p + 1);
    }

    private int invalid(String kind, int p) {
        return fail("invalid " + kind + " literal", p);
    }

    private int fail(String what, int p) {
        message = what;
        failedAt = p;
        return FAILED;
    }
}
