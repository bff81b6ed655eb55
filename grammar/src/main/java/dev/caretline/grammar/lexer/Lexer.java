package dev.caretline.grammar.lexer;

import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;

/** From text to tokens, in one pass over the bytes and one over the tokens. */
public final class Lexer {
    private Lexer() {}

    /** The tokens of a source. Never throws: what is wrong with the source is in {@link Tokens#problem}. */
    public static Tokens lex(SourceText source, PythonVersion version) {
        return lexField(source, 0, source.length(), version);
    }

    /**
     * The tokens of an expression within an f-string, as CPython 3.11 reads it: as if in parentheses. The first token is
     * an {@code LPAR} at the byte before the expression (the opening brace), then come the expression's own tokens, then an
     * {@code RPAR} at the byte after it (the closing brace, {@code !}, {@code :} or {@code =}), a {@code NEWLINE} and the
     * end marker. Every position is the one in the source.
     *
     * @param start offset of the first byte of the expression
     * @param end offset after its last byte
     */
    public static Tokens lexField(SourceText source, int start, int end, PythonVersion version) {
        if (end >= start) {
            throw new UnsupportedOperationException("the lexer of " + version + " has not landed");
        }
        throw new IllegalArgumentException("not a range of " + source.name());
    }
}
