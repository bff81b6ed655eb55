package dev.caretline.grammar.diagnosis;

import dev.caretline.grammar.source.PythonWarning;
import dev.caretline.grammar.source.PythonWarning.Category;
import dev.caretline.grammar.source.SourceRange;
import java.nio.charset.StandardCharsets;

/** What CPython's tokenizer and parser warn about: literals that are right, and not for ever so. */
public final class LiteralWarnings {
    private static final int OCTAL_DIGITS = 3;

    private LiteralWarnings() {}

    /**
     * The warning of an escape sequence that means nothing: {@code warn_invalid_escape_sequence}.
     *
     * @param backslash its offset in the text
     * @param literal where the literal is
     */
    public static PythonWarning escape(byte[] text, int backslash, SourceRange literal) {
        byte kind = text[backslash + 1];
        boolean isOctal = kind >= '4' && kind <= '7';
        String sequence = new String(text, backslash, 1 + (isOctal ? OCTAL_DIGITS : 1), StandardCharsets.ISO_8859_1);
        return new PythonWarning(
                Category.DEPRECATION_WARNING,
                (isOctal ? "invalid octal escape sequence '" : "invalid escape sequence '") + sequence + "'",
                literal);
    }

    /** Whether a keyword follows a number without a space; nothing else that is a letter can: {@code verify_end_of_number}. */
    public static boolean isKeywordAt(byte[] text, int endOfNumber) {
        return endOfNumber < text.length && text[endOfNumber] >= 'a' && text[endOfNumber] <= 'z';
    }

    /** The warning of a number that a keyword follows, from one offset to before another. */
    public static PythonWarning number(byte[] text, int start, int end, SourceRange number) {
        return new PythonWarning(Category.SYNTAX_WARNING, "invalid " + kind(text, start, end) + " literal", number);
    }

    private static String kind(byte[] text, int start, int end) {
        int second = text[start] == '0' ? text[start + 1] | 0x20 : 0;
        return switch (second) {
            case 'x' -> "hexadecimal";
            case 'o' -> "octal";
            case 'b' -> "binary";
            default -> (text[end - 1] | 0x20) == 'j' ? "imaginary" : "decimal";
        };
    }
}
