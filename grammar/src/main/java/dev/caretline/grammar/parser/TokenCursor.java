package dev.caretline.grammar.parser;

import dev.caretline.grammar.lexer.Tokens;
import dev.caretline.grammar.source.PythonVersion;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * The place of a parser in a sequence of tokens, as the ANTLR runtime wants to see it, and what else is all that the
 * generated constructor lets through. Only one token of look-ahead is offered, and no
 * token is ever an object: a parser whose every decision is LL(1) asks for neither.
 */
final class TokenCursor implements TokenStream {
    private final PythonVersion version;
    private final Nesting nesting;
    private Tokens tokens;
    private int next;
    private int nextType;

    TokenCursor(Tokens tokens, PythonVersion version, Nesting nesting) {
        this.version = version;
        this.nesting = nesting;
        this.tokens = tokens;
        this.nextType = tokens.type(0);
    }

    /** The version of the language that the tokens are of. */
    PythonVersion version() {
        return version;
    }

    /** How deep the parser is that goes along here. */
    Nesting nesting() {
        return nesting;
    }

    Tokens tokens() {
        return tokens;
    }

    /** The index of the next token to be matched. */
    int next() {
        return next;
    }

    /** The type of the next token to be matched. */
    int nextType() {
        return nextType;
    }

    /** Goes to a token of some tokens, perhaps of others than until now. */
    void moveTo(Tokens otherTokens, int token) {
        tokens = otherTokens;
        next = token;
        nextType = otherTokens.type(token);
    }

    /** Goes behind the next token, if it is not the last one. */
    @Override
    public void consume() {
        if (next + 1 < tokens.size()) {
            nextType = tokens.type(++next);
        }
    }

    @Override
    public int LA(int distance) {
        return nextType;
    }

    @Override
    public int index() {
        return next;
    }

    @Override
    public int size() {
        return tokens.size();
    }

    @Override
    public void seek(int index) {
        moveTo(tokens, index);
    }

    @Override
    public int mark() {
        return 0;
    }

    @Override
    public void release(int marker) {}

    @Override
    public String getSourceName() {
        return tokens.source().name();
    }

    @Override
    public Token LT(int distance) {
        throw noTokenObjects();
    }

    @Override
    public Token get(int index) {
        throw noTokenObjects();
    }

    @Override
    public TokenSource getTokenSource() {
        throw noTokenObjects();
    }

    @Override
    public String getText(Interval interval) {
        throw noTokenObjects();
    }

    @Override
    public String getText() {
        throw noTokenObjects();
    }

    @Override
    public String getText(RuleContext context) {
        throw noTokenObjects();
    }

    @Override
    public String getText(Token start, Token stop) {
        throw noTokenObjects();
    }

    private static UnsupportedOperationException noTokenObjects() {
        return new UnsupportedOperationException("tokens are indices here, not objects");
    }
}
