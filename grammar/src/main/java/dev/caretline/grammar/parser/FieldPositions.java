package dev.caretline.grammar.parser;

import dev.caretline.grammar.lexer.Tokens;
import dev.caretline.grammar.source.SourceRange;

/**
 * Where the tokens of a field of an f-string are, for CPython 3.11. It parses the text of a field apart, in brackets, and
 * moves the columns of the field's first line to where the line is in the file ({@code fstring_find_expr_location} and
 * {@code initialize_token}), which goes wrong in two cases: a string that starts on that line and ends on another one is
 * not moved, and the bracket is put at the start of the string or the line if a newline follows it.
 */
final class FieldPositions {
    private final Tokens tokens;
    /** The offset of the brace that opens the field, in whose place the bracket stands. */
    private final int brace;

    private final int firstLine;
    /** The column that CPython takes the brace to be at. */
    private final int firstColumn;

    private FieldPositions(Tokens tokens, int brace, int firstLine, int firstColumn) {
        this.tokens = tokens;
        this.brace = brace;
        this.firstLine = firstLine;
        this.firstColumn = firstColumn;
    }

    /**
     * Of a field in a string token that starts at the given offset and column.
     *
     * @param field the tokens of the field, brackets included
     */
    static FieldPositions of(Tokens field, int stringStart, int stringColumn) {
        int brace = field.start(0);
        int line = field.line(0);
        int lineStart = field.source().lineStart(line);
        boolean startsOnThisLine = stringStart >= lineStart;
        int before = isAtLineEnd(field.source().bytes(), brace + 1) ? 0 : brace - Math.max(stringStart, lineStart);
        return new FieldPositions(field, brace, line, startsOnThisLine ? stringColumn + before : before);
    }

    private static boolean isAtLineEnd(byte[] text, int offset) {
        int at = offset;
        while (text[at] == ' ' || text[at] == '\t' || text[at] == '\f') {
            at++;
        }
        return text[at] == '\n';
    }

    Tokens tokens() {
        return tokens;
    }

    int column(int token) {
        if (tokens.line(token) != firstLine) {
            return tokens.column(token);
        }
        int fromBrace = tokens.start(token) - brace;
        return tokens.endLine(token) == firstLine ? firstColumn + fromBrace : fromBrace;
    }

    private int endColumn(int token) {
        return tokens.endLine(token) == firstLine ? firstColumn + tokens.end(token) - brace : tokens.endColumn(token);
    }

    SourceRange range(int first, int last) {
        return SourceRange.ofNumbers(tokens.line(first), column(first), tokens.endLine(last), endColumn(last));
    }
}
