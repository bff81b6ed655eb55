package dev.caretline.grammar.lexer;

import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;

/** From text to tokens: one pass over the bytes, and one over the tokens that retags some by what stands around them. */
public final class Lexer {
    private Lexer() {}

    /** The tokens of a module. Never throws: what is wrong with the source is in {@link Tokens#problem}. */
    public static Tokens lex(SourceText source, PythonVersion version) {
        return lex(source, true);
    }

    /**
     * As {@link #lex}, of an expression or a single statement, to which CPython adds no line end. Only a backslash at the
     * very end tells the difference: nothing is joined by it.
     */
    public static Tokens lexAsItIs(SourceText source, PythonVersion version) {
        return lex(source, source.isLastLineEnded());
    }

    private static Tokens lex(SourceText source, boolean ended) {
        NameTable names = NameTable.ofKeywords();
        Scanner scanner = new Scanner(source, 1, names, ended);
        scanner.scan();
        TokenColumns columns = scanner.tokens();
        Retagger.retag(columns, names);
        return new Tokens(source, columns, names, scanner.openBrackets(), scanner.errors());
    }

    /**
     * The tokens of an expression within an f-string, as CPython 3.11 reads it: as if in parentheses. The first token is
     * an {@code LPAR} at the byte before the expression (the opening brace), then come the expression's own tokens, then an
     * {@code RPAR} at the byte after it (the closing brace, {@code !}, {@code :} or {@code =}), a {@code NEWLINE} and the
     * end marker. Every position is the one in the source; but what {@link Tokens#problem} says is relative to the
     * expression in its parentheses, as in CPython.
     *
     * @param enclosing the tokens of the source, one of which is the f-string; their names grow, so that a source is not
     *     for several threads at once
     * @param start offset of the first byte of the expression, in the source
     * @param end offset after its last byte
     */
    public static Tokens lexField(Tokens enclosing, int start, int end) {
        SourceText source = enclosing.source();
        int firstLine = source.lineAt(start - 1);
        Scanner scanner = new Scanner(source.inParentheses(start, end), firstLine, enclosing.names(), true);
        scanner.scan();
        TokenColumns columns = scanner.tokens();
        columns.shift(start - 1);
        Retagger.retag(columns, enclosing.names());
        return new Tokens(source, columns, enclosing.names(), scanner.openBrackets(), scanner.errors());
    }
}
