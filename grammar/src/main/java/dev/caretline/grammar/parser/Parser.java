package dev.caretline.grammar.parser;

import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.lexer.Lexer;
import dev.caretline.grammar.lexer.Tokens;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.grammar.source.SyntaxProblem;

/** From source text to its syntax tree: CPython's {@code ast.parse}, in nodes, values and positions. */
public final class Parser {
    private Parser() {}

    /**
     * Parses a source.
     *
     * @throws PythonSyntaxException if CPython's parser refuses the source
     */
    public static Mod parse(SourceText source, ParseMode mode, PythonVersion version) {
        Tokens tokens = Lexer.lex(source, version);
        try {
            return parse(tokens, mode, version);
        } catch (ParseFailure failure) {
            throw new PythonSyntaxException(source.problem(
                    SyntaxProblem.Type.SYNTAX_ERROR, "invalid syntax", tokens.range(failure.token(), failure.token())));
        }
    }

    private static Mod parse(Tokens tokens, ParseMode mode, PythonVersion version) {
        PythonGrammar grammar = new PythonGrammar(new TokenCursor(tokens, version));
        return switch (mode) {
            case EXEC -> grammar.file().node;
            case EVAL -> grammar.eval().node;
            case SINGLE -> grammar.interactive().node;
        };
    }
}
