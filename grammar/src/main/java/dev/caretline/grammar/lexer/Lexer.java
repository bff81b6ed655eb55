package dev.caretline.grammar.lexer;

import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;

/** From text to tokens: one pass over the bytes, and one over the tokens that retags some by what stands around them. */
public final class Lexer {
    private Lexer() {}

    /** The tokens of a module. Never throws: what is wrong with the source is in {@link Tokens#problem}. */
    public static Tokens lex(SourceText source, PythonVersion version) {
        return lex(source, version, Inequality.EXCLAMATION);
    }

    /** As {@link #lex(SourceText, PythonVersion)}, of a module that spells inequality in the given way. */
    public static Tokens lex(SourceText source, PythonVersion version, Inequality inequality) {
        return lex(source, inequality, true);
    }

    /**
     * As {@link #lex(SourceText, PythonVersion, Inequality)}, of an expression or a single statement, to which CPython adds no line end. Only a backslash at the
     * very end tells the difference: nothing is joined by it.
     */
    public static Tokens lexAsItIs(SourceText source, PythonVersion version, Inequality inequality) {
        return lex(source, inequality, source.isLastLineEnded());
    }

    private static Tokens lex(SourceText source, Inequality inequality, boolean ended) {
        NameTable names = NameTable.ofKeywords();
        Scanner scanner = new Scanner(source, 1, names, ended);
        scanner.scan();
        return tokens(source, scanner, names, inequality);
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
        scanner.tokens().shift(start - 1);
        return tokens(source, scanner, enclosing.names(), enclosing.inequality());
    }

    private static Tokens tokens(SourceText source, Scanner scanner, NameTable names, Inequality inequality) {
        TokenColumns columns = scanner.tokens();
        if (inequality == Inequality.DIAMOND) {
            columns.exchange(PythonTokens.NOTEQUAL, PythonTokens.LESSGREATER);
        }
        Retagger.retag(columns, names);
        return new Tokens(source, columns, names, inequality, scanner.openBrackets(), scanner.errors());
    }
}
