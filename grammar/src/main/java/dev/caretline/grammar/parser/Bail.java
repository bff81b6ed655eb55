package dev.caretline.grammar.parser;

import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

/** What the ANTLR runtime asks when a token does not fit: ends the parse, and makes no message. */
final class Bail implements ANTLRErrorStrategy {
    @Override
    public Token recoverInline(Parser parser) {
        throw failure(parser);
    }

    @Override
    public void recover(Parser parser, RecognitionException e) {
        throw failure(parser);
    }

    private static ParseFailure failure(Parser parser) {
        return new ParseFailure(parser.getInputStream().index());
    }

    @Override
    public void reset(Parser parser) {}

    @Override
    public void sync(Parser parser) {}

    @Override
    public boolean inErrorRecoveryMode(Parser parser) {
        return false;
    }

    @Override
    public void reportMatch(Parser parser) {}

    @Override
    public void reportError(Parser parser, RecognitionException e) {}
}
