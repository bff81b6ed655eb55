package dev.caretline.grammar.lexer;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** The tokens of {@code PythonTokens.g4}, as lines of type and text that can be compared with those of {@link Lexer}. */
final class SpecificationLexer {
    private SpecificationLexer() {}

    /** What the grammar says; the text must end with a line end. */
    static List<String> specified(String text) {
        PythonTokens lexer = new PythonTokens(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        List<String> tokens = new ArrayList<>();
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            tokens.add(show(token.getType(), token.getText().stripTrailing()));
        }
        return tokens;
    }

    /** What the lexer says, with the types that the grammar has. */
    static List<String> lexed(Tokens tokens) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            switch (tokens.type(i)) {
                case Token.EOF, PythonTokens.INDENT, PythonTokens.DEDENT -> {}
                default ->
                    lines.add(show(written(tokens.type(i)), tokens.text(i).stripTrailing()));
            }
        }
        return lines;
    }

    private static int written(int type) {
        return switch (type) {
            case PythonTokens.TCOMMA -> PythonTokens.COMMA;
            case PythonTokens.TSEMI -> PythonTokens.SEMI;
            case PythonTokens.WNAME, PythonTokens.KWNAME, PythonTokens.MATCH, PythonTokens.CASE -> PythonTokens.NAME;
            case PythonTokens.ISNOT -> PythonTokens.IS;
            case PythonTokens.WPAR -> PythonTokens.LPAR;
            default -> type;
        };
    }

    private static String show(int type, String text) {
        return PythonTokens.VOCABULARY.getSymbolicName(type) + " " + text;
    }
}
