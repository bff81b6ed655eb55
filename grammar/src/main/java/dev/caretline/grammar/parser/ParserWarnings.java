package dev.caretline.grammar.parser;

import dev.caretline.grammar.lexer.Tokens;
import dev.caretline.grammar.source.PythonWarning;
import dev.caretline.grammar.source.PythonWarning.Category;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What one pass of the parser warns about, in the order of the tokens, as CPython 3.11 does. */
final class ParserWarnings {
    private static final int OCTAL_DIGITS = 3;

    private final TreeParser parser;
    private final List<PythonWarning> warnings = new ArrayList<>(0);

    ParserWarnings(TreeParser parser) {
        this.parser = parser;
    }

    List<PythonWarning> list() {
        return warnings;
    }

    /**
     * Warns of an escape sequence: {@code warn_invalid_escape_sequence}.
     *
     * @param backslash its offset
     */
    void escape(int backslash, int token) {
        byte[] text = parser.tokens().source().bytes();
        byte kind = text[backslash + 1];
        boolean isOctal = kind >= '4' && kind <= '7';
        String sequence = new String(text, backslash, 1 + (isOctal ? OCTAL_DIGITS : 1), StandardCharsets.ISO_8859_1);
        add(
                Category.DEPRECATION_WARNING,
                (isOctal ? "invalid octal escape sequence '" : "invalid escape sequence '") + sequence + "'",
                token);
    }

    /** Warns of a number if a keyword follows it without a space: {@code verify_end_of_number}. */
    void number(int token) {
        Tokens tokens = parser.tokens();
        byte[] text = tokens.source().bytes();
        // What starts with a capital or another character cannot follow a number at all.
        byte next = text[tokens.end(token)];
        if (next >= 'a' && next <= 'z') {
            String kind = kind(text, tokens.start(token), tokens.end(token));
            add(Category.SYNTAX_WARNING, "invalid " + kind + " literal", token);
        }
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

    private void add(Category category, String message, int token) {
        warnings.add(new PythonWarning(category, message, parser.range(token, token)));
    }
}
