package dev.caretline.grammar.diagnosis;

import dev.caretline.grammar.lexer.PythonTokens;
import dev.caretline.grammar.lexer.Tokens;
import dev.caretline.grammar.source.SourceText;
import java.util.Arrays;
import org.antlr.v4.runtime.Token;

/**
 * Tokens as CPython's parser has them: without the retagging, with positions in the text that its tokenizer reads, and none
 * for what is no text (indentation, the end): their columns are {@link #NOWHERE}.
 *
 * <p>The text of an expression in an f-string is the expression in parentheses; its lines count on from the line of its
 * brace. Columns are bytes, 0-based, from the start of a line of that text, plus the shift of the {@link Origin}.
 */
final class PegenTokens {
    /** The column of tokens that have none; CPython shifts it like any other. */
    static final int NOWHERE = -1;

    private static final byte[] PLAIN = plainTypes();

    private final Tokens tokens;
    private final SourceText text;
    private final Origin origin;
    private final boolean single;

    // The number of brackets open after a token, from one token on and as far as known.
    private int levelsFrom;
    private int levelsKnown;
    private byte[] levels = new byte[64];

    private PegenTokens(Tokens tokens, SourceText text, Origin origin, boolean single) {
        this.tokens = tokens;
        this.text = text;
        this.origin = origin;
        this.single = single;
    }

    static PegenTokens ofSource(Tokens tokens) {
        return new PegenTokens(tokens, tokens.source(), Origin.SOURCE, false);
    }

    /** The tokens of a single interactive statement. */
    static PegenTokens ofInteractive(Tokens tokens) {
        return new PegenTokens(tokens, tokens.source(), Origin.SOURCE, true);
    }

    /** The tokens of an expression in an f-string, which starts after the byte of its opening brace. */
    static PegenTokens ofField(Tokens tokens, SourceText text, Origin origin) {
        return new PegenTokens(tokens, text, origin, false);
    }

    /** The text that the tokenizer reads. */
    SourceText text() {
        return text;
    }

    Origin origin() {
        return origin;
    }

    /** The tokens as the lexer has made them. */
    Tokens lexed() {
        return tokens;
    }

    /** A single statement gets one more line end, in front of the end marker ({@code _PyPegen_fill_token}). */
    private boolean isAddedNewline(int token) {
        return single && token > 0 && token == tokens.size() - 1 && tokens.type(token) == Token.EOF;
    }

    /** The token itself, or the last one for those that CPython would go on to make. */
    private int real(int token) {
        return Math.min(token, tokens.size() - 1);
    }

    int type(int token) {
        int type = tokens.type(real(token));
        return isAddedNewline(token) ? PythonTokens.NEWLINE : type < 0 ? type : PLAIN[type];
    }

    boolean isLayout(int token) {
        return switch (type(token)) {
            case PythonTokens.NEWLINE, PythonTokens.INDENT, PythonTokens.DEDENT, Token.EOF -> true;
            default -> false;
        };
    }

    private boolean isNowhere(int token) {
        return switch (tokens.type(real(token))) {
            case PythonTokens.INDENT, PythonTokens.DEDENT, PythonTokens.ERROR, Token.EOF -> true;
            default -> false;
        };
    }

    int line(int token) {
        return tokens.line(real(token));
    }

    int endLine(int token) {
        int line = line(token);
        return !isNowhere(token) && end(token) > lineStart(line + 1) ? lineAt(end(token)) : line;
    }

    int column(int token) {
        return (isNowhere(token) ? NOWHERE : start(token) - lineStart(line(token))) + shift(token);
    }

    int endColumn(int token) {
        return (isNowhere(token) ? NOWHERE : end(token) - lineStart(endLine(token))) + shift(token);
    }

    /** CPython shifts what ends on the first line, also the start of a string that started there. */
    private int shift(int token) {
        return endLine(token) == origin.line() ? origin.column() : 0;
    }

    /** The offset of a token's start in the {@link #text}. */
    int start(int token) {
        return tokens.start(real(token)) - origin.offset();
    }

    /** The offset of a token's end in the {@link #text}. */
    int end(int token) {
        return tokens.end(real(token)) - origin.offset();
    }

    /** The offset in the {@link #text} at which a line starts. */
    int lineStart(int line) {
        return text.lineStart(line - firstLine() + 1);
    }

    /** The line of a token's last byte, given the offset after it. */
    private int lineAt(int end) {
        return text.lineAt(end - 1) + firstLine() - 1;
    }

    /** The number of the first line of the {@link #text}. */
    int firstLine() {
        return Math.max(origin.line(), 1);
    }

    /** From now on the levels of tokens are asked for from this one on, which stands outside of brackets. */
    void startLevels(int firstToken) {
        levelsFrom = firstToken;
        levelsKnown = firstToken;
    }

    /** The number of brackets that are open after a token. */
    int level(int token) {
        for (; levelsKnown <= token; levelsKnown++) {
            int index = levelsKnown - levelsFrom;
            if (index == levels.length) {
                levels = Arrays.copyOf(levels, index * 2);
            }
            int before = index == 0 ? 0 : levels[index - 1];
            levels[index] = (byte) (before + bracket(levelsKnown));
        }
        return Byte.toUnsignedInt(levels[token - levelsFrom]);
    }

    private int bracket(int token) {
        return switch (type(token)) {
            case PythonTokens.LPAR, PythonTokens.LSQB, PythonTokens.LBRACE -> 1;
            case PythonTokens.RPAR, PythonTokens.RSQB, PythonTokens.RBRACE -> -1;
            default -> 0;
        };
    }

    private static byte[] plainTypes() {
        byte[] plain = new byte[PythonTokens.VOCABULARY.getMaxTokenType() + 1];
        for (int type = 0; type < plain.length; type++) {
            plain[type] = (byte) type;
        }
        plain[PythonTokens.TCOMMA] = PythonTokens.COMMA;
        plain[PythonTokens.TSEMI] = PythonTokens.SEMI;
        plain[PythonTokens.WNAME] = PythonTokens.NAME;
        plain[PythonTokens.KWNAME] = PythonTokens.NAME;
        plain[PythonTokens.ISNOT] = PythonTokens.IS;
        plain[PythonTokens.WPAR] = PythonTokens.LPAR;
        plain[PythonTokens.MATCH] = PythonTokens.NAME;
        plain[PythonTokens.CASE] = PythonTokens.NAME;
        plain[PythonTokens.LESSGREATER] = PythonTokens.NOTEQUAL;
        return plain;
    }

    /**
     * Where a text comes from.
     *
     * @param offset of its first byte, in the source
     * @param line the number of its first line; 0 for the source itself, whose lines are not shifted
     * @param column what CPython adds to columns on that line
     */
    record Origin(int offset, int line, int column) {
        static final Origin SOURCE = new Origin(0, 0, 0);

        boolean isField() {
            return line > 0;
        }
    }
}
