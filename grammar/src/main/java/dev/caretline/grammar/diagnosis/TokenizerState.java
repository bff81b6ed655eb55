package dev.caretline.grammar.diagnosis;

import dev.caretline.grammar.lexer.PythonTokens;
import org.antlr.v4.runtime.Token;

/**
 * Where CPython's tokenizer stands after it has given a token; the parser shows its buffer in errors. Offsets are those of
 * {@link PegenTokens#text}.
 *
 * @param line the current line ({@code tok->lineno})
 * @param at the next byte ({@code tok->cur})
 * @param lineStart where the current line starts ({@code tok->line_start})
 * @param lineEnd where it ends, after its line end ({@code tok->inp})
 * @param bufferStart where the buffer starts ({@code tok->buf}): with the first of the lines that were read within one token,
 *     or after a backslash at the end of the line before
 */
record TokenizerState(int line, int at, int lineStart, int lineEnd, int bufferStart) {
    static TokenizerState after(PegenTokens tokens, int token) {
        int line = tokens.endLine(token);
        int at = switch (tokens.type(token)) {
            case PythonTokens.NEWLINE -> Math.min(tokens.end(token) + 1, tokens.textEnd());
            case PythonTokens.INDENT, PythonTokens.DEDENT -> tokens.start(token);
            case Token.EOF -> tokens.textEnd();
            default -> tokens.end(token);
        };
        int first = line;
        while (first > tokens.firstLine() && isReadWithLineBefore(tokens, first, token)) {
            first--;
        }
        return new TokenizerState(
                line,
                at,
                tokens.lineStart(line),
                Math.min(tokens.lineStart(line + 1), tokens.textEnd()),
                tokens.lineStart(first));
    }

    private static boolean isReadWithLineBefore(PegenTokens tokens, int line, int lastToken) {
        int lineEnd = tokens.lineStart(line) - 1;
        int before = lastStartingBefore(tokens, lineEnd, lastToken);
        if (before < 0) {
            return false;
        }
        return tokens.end(before) > lineEnd
                || (isJoined(tokens, before, lineEnd) && !isInIndentation(tokens, before, line - 1));
    }

    /** The last token that starts before an offset, or -1; of several at one place the last. */
    private static int lastStartingBefore(PegenTokens tokens, int offset, int lastToken) {
        int low = 0;
        int high = lastToken + 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.start(middle) < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** Whether there is a backslash before the line end, and no comment between it and the token before. */
    private static boolean isJoined(PegenTokens tokens, int before, int lineEnd) {
        byte[] bytes = tokens.text().bytes();
        if (tokens.type(before) == PythonTokens.NEWLINE || bytes[lineEnd - 1] != '\\') {
            return false;
        }
        for (int i = lineEnd - 1; i >= tokens.end(before) && bytes[i] != '\n'; i--) {
            if (bytes[i] == '#') {
                return false;
            }
        }
        return true;
    }

    /** Whether a backslash stands where the tokenizer still measures indentation; lines read like that start a new buffer. */
    private static boolean isInIndentation(PegenTokens tokens, int before, int line) {
        for (int l = line; ; l--) {
            int start = tokens.lineStart(l);
            if (tokens.end(before) > start && !tokens.isLayout(before)) {
                return false;
            }
            if (l == tokens.firstLine() || !isJoined(tokens, before, start - 1)) {
                return true;
            }
        }
    }
}
