package dev.caretline.grammar.diagnosis;

import dev.caretline.grammar.lexer.PythonTokens;
import dev.caretline.grammar.lexer.Tokens;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.grammar.source.SyntaxProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.antlr.v4.runtime.Token;

/**
 * How a text ends for CPython's parser, and with which tokens. A module always ends with a line end, which the lexer reckons
 * with; to an expression or a single statement CPython adds none, and so the last line may be without one. For a single
 * statement the parser makes a line end of the end itself ({@code _PyPegen_fill_token}).
 *
 * @param offset offset after the last byte that CPython has
 * @param firstToken the first token that is not the lexer's but one of these
 * @param types the types of these tokens; the last one goes on for ever
 * @param problem where the lexer gave up, what CPython's tokenizer says
 */
record TextEnd(int offset, int firstToken, List<Integer> types, Optional<SyntaxProblem> problem) {

    static TextEnd ofModule(Tokens tokens) {
        int last = tokens.size() - 1;
        return new TextEnd(tokens.source().length(), last, List.of(tokens.type(last)), tokens.problem());
    }

    static TextEnd ofExpression(Tokens tokens) {
        if (tokens.source().isLastLineEnded()) {
            return ofModule(tokens);
        }
        return isGivenUp(tokens) ? openAndWrong(tokens) : open(tokens, List.of(Token.EOF));
    }

    static TextEnd ofInteractive(Tokens tokens) {
        boolean open = !tokens.source().isLastLineEnded();
        if (isGivenUp(tokens)) {
            return open ? openAndWrong(tokens) : ofModule(tokens);
        }
        int last = tokens.size() - 1;
        if (open) {
            return open(tokens, impliedEnd(tokens));
        }
        List<Integer> types = last == 0 ? List.of(Token.EOF) : List.of(PythonTokens.NEWLINE, Token.EOF);
        return new TextEnd(tokens.source().length(), last, types, Optional.empty());
    }

    /** Whether the tokenizer has come to the end of an open text when it has read a token, one of the lexer's. */
    boolean isRead(Tokens tokens, int token) {
        // Behind a string it does not look for more of the token.
        return token < firstToken
                && offset < tokens.source().length()
                && tokens.end(token) == offset
                && tokens.type(token) != PythonTokens.STRING;
    }

    int type(int token) {
        return types.get(Math.min(token - firstToken, types.size() - 1));
    }

    private static boolean isGivenUp(Tokens tokens) {
        return tokens.type(tokens.size() - 1) == PythonTokens.ERROR;
    }

    /** A line end, the ends of the blocks that the lexer has ended at the end of the text, and again a line end. */
    private static List<Integer> impliedEnd(Tokens tokens) {
        List<Integer> types = new ArrayList<>(List.of(PythonTokens.NEWLINE));
        for (int token = tokens.size() - 2; token >= 0 && tokens.type(token) == PythonTokens.DEDENT; token--) {
            types.add(PythonTokens.DEDENT);
        }
        if (types.size() > 1) {
            types.add(PythonTokens.NEWLINE);
        }
        types.add(Token.EOF);
        return types;
    }

    /** Instead of the line end that is not there, and of all that the lexer has after it. */
    private static TextEnd open(Tokens tokens, List<Integer> types) {
        int first = tokens.size() - 1;
        while (first > 0 && tokens.type(first - 1) == PythonTokens.DEDENT) {
            first--;
        }
        int end = tokens.source().length() - 1;
        if (first > 0 && tokens.type(first - 1) == PythonTokens.NEWLINE && tokens.end(first - 1) == end) {
            return new TextEnd(end, first - 1, first == 1 ? List.of(Token.EOF) : types, Optional.empty());
        }
        return new TextEnd(end, first, first == 0 ? List.of(Token.EOF) : blank(tokens, first, types), Optional.empty());
    }

    /** If the last line is nothing but white space it is indented all the same, for CPython. */
    private static List<Integer> blank(Tokens tokens, int first, List<Integer> types) {
        SourceText text = tokens.source();
        int start = text.lineStart(text.lineCount());
        boolean comment = text.slice(start, text.length()).indexOf('#') >= 0;
        boolean block = first < tokens.size() - 1;
        if (comment || block || text.length() - 1 == start) {
            return types;
        }
        List<Integer> indented = new ArrayList<>(List.of(PythonTokens.INDENT));
        indented.addAll(types);
        return indented;
    }

    /** The tokenizer's buffer has no line end to show. */
    private static TextEnd openAndWrong(Tokens tokens) {
        int last = tokens.size() - 1;
        int end = tokens.source().length() - 1;
        Optional<SyntaxProblem> problem = tokens.problem();
        if (tokens.line(last) == tokens.source().lineCount()) {
            problem = problem.map(TextEnd::withoutLineEnd);
        }
        return new TextEnd(end, last, List.of(PythonTokens.ERROR), problem);
    }

    private static SyntaxProblem withoutLineEnd(SyntaxProblem problem) {
        String text = problem.text().orElse("");
        if (!text.endsWith("\n")) {
            return problem;
        }
        String shown = text.substring(0, text.length() - 1);
        // The offset of an error of indentation is the end of the line.
        OptionalInt offset = problem.type() == SyntaxProblem.Type.INDENTATION_ERROR
                ? OptionalInt.of(Math.min(problem.offset().orElse(0), shown.codePointCount(0, shown.length())))
                : problem.offset();
        return new SyntaxProblem(
                problem.type(),
                problem.message(),
                problem.line(),
                offset,
                problem.endLine(),
                problem.endOffset(),
                Optional.of(shown));
    }
}
