package dev.caretline.grammar.diagnosis;

import dev.caretline.grammar.lexer.PythonTokens;
import dev.caretline.grammar.lexer.Tokens;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.grammar.source.SyntaxProblem;
import java.util.Arrays;
import java.util.Optional;
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
    private final TextEnd end;

    // The number of brackets open after a token, from one token on and as far as known.
    private int levelsFrom;
    private int levelsKnown;
    private byte[] levels = new byte[64];

    private PegenTokens(Tokens tokens, SourceText text, Origin origin, TextEnd end) {
        this.tokens = tokens;
        this.text = text;
        this.origin = origin;
        this.end = end;
    }

    /** The tokens of a module. */
    static PegenTokens ofModule(Tokens tokens) {
        return new PegenTokens(tokens, tokens.source(), Origin.SOURCE, TextEnd.ofModule(tokens));
    }

    /** The tokens of an expression that is alone. */
    static PegenTokens ofExpression(Tokens tokens) {
        return new PegenTokens(tokens, tokens.source(), Origin.SOURCE, TextEnd.ofExpression(tokens));
    }

    /** The tokens of a single interactive statement. */
    static PegenTokens ofInteractive(Tokens tokens) {
        return new PegenTokens(tokens, tokens.source(), Origin.SOURCE, TextEnd.ofInteractive(tokens));
    }

    /** The tokens of an expression in an f-string, which starts after the byte of its opening brace. */
    static PegenTokens ofField(Tokens tokens, SourceText text, Origin origin) {
        return new PegenTokens(tokens, text, origin, TextEnd.ofModule(tokens));
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

    int type(int token) {
        if (token >= end.firstToken()) {
            return end.type(token);
        }
        int type = tokens.type(token);
        return type < 0 ? type : PLAIN[type];
    }

    /** Whether the lexer gave up at a token. */
    boolean isStuck(int token) {
        return type(token) == PythonTokens.ERROR;
    }

    /** Whether the tokenizer can say nothing more after a token: it gave up there, or has seen that the text is over. */
    boolean isExhausted(int token) {
        return isStuck(token) || end.isRead(tokens, token);
    }

    /** What the tokenizer says where it gave up; empty if it did not. */
    Optional<SyntaxProblem> problem() {
        return end.problem();
    }

    boolean isLayout(int token) {
        return switch (type(token)) {
            case PythonTokens.NEWLINE, PythonTokens.INDENT, PythonTokens.DEDENT, Token.EOF -> true;
            default -> false;
        };
    }

    private boolean isNowhere(int token) {
        return token >= end.firstToken()
                || switch (tokens.type(token)) {
                    case PythonTokens.INDENT, PythonTokens.DEDENT, PythonTokens.ERROR, Token.EOF -> true;
                    default -> false;
                };
    }

    /** The token of the lexer at which a token stands. */
    private int real(int token) {
        return Math.min(token, tokens.size() - 1);
    }

    /** The type of a token with the retagging; where it was added at the end, without. */
    int retaggedType(int token) {
        return token >= end.firstToken() ? end.type(token) : tokens.type(token);
    }

    /** The offset after the last byte that the tokenizer can read. */
    int textEnd() {
        return end.offset();
    }

    int line(int token) {
        return end.offset() == 0 ? 0 : tokens.line(real(token));
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
        return token >= end.firstToken() ? end.offset() : tokens.start(token) - origin.offset();
    }

    /** The offset of a token's end in the {@link #text}. */
    int end(int token) {
        return token >= end.firstToken() ? end.offset() : tokens.end(token) - origin.offset();
    }

    /** The offset in the {@link #text} at which a line starts. */
    int lineStart(int line) {
        // A text without anything has no line, and CPython's number for it is 0.
        return text.lineStart(Math.max(line, firstLine()) - firstLine() + 1);
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
