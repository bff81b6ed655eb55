package dev.caretline.grammar.diagnosis;

import dev.caretline.grammar.source.SourceText;
import dev.caretline.grammar.source.SyntaxProblem;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Makes errors as CPython's parser makes them ({@code _PyPegen_raise_error_known_location}, 3.11): it chooses the text that
 * they show by how far its tokenizer has come, and measures their columns on that text.
 */
final class ErrorWriter {
    private static final String FIELD_PREFIX = "f-string: ";

    private final PegenTokens tokens;

    ErrorWriter(PegenTokens tokens) {
        this.tokens = tokens;
    }

    /** An error at a token: the last one that was looked at. */
    SyntaxProblem here(SyntaxProblem.Type type, int token, String message) {
        TokenizerState state = TokenizerState.after(tokens, token);
        int column = tokens.column(token) + 1;
        if (tokens.column(token) == PegenTokens.NOWHERE) {
            column = state.at() == state.bufferStart() ? 0 : state.at() - state.lineStart();
        }
        int endColumn = tokens.endColumn(token);
        return write(
                type,
                message,
                state,
                tokens.line(token),
                column,
                tokens.endLine(token),
                endColumn == PegenTokens.NOWHERE ? PegenTokens.NOWHERE : endColumn + 1);
    }

    /** An error from the start of a token to the end of another. */
    SyntaxProblem range(SyntaxProblem.Type type, int lastLookedAt, int first, int last, String message) {
        return write(
                type,
                message,
                TokenizerState.after(tokens, lastLookedAt),
                tokens.line(first),
                tokens.column(first) + 1,
                tokens.endLine(last),
                tokens.endColumn(last) + 1);
    }

    /** An error from the start of a token to where the tokenizer stands. */
    SyntaxProblem from(SyntaxProblem.Type type, int lastLookedAt, int first, String message) {
        TokenizerState state = TokenizerState.after(tokens, lastLookedAt);
        return write(
                type,
                message,
                state,
                tokens.line(first),
                tokens.column(first) + 1,
                state.line(),
                state.at() - state.lineStart());
    }

    /** An error at the end of what the tokens from first to last are; its line is that of the first one, as in CPython. */
    SyntaxProblem endOf(SyntaxProblem.Type type, int lastLookedAt, int first, int last, String message) {
        return write(
                type,
                message,
                TokenizerState.after(tokens, lastLookedAt),
                tokens.line(first),
                tokens.endColumn(last),
                tokens.endLine(last),
                0);
    }

    /** An error about a whole line. */
    SyntaxProblem line(SyntaxProblem.Type type, int lastLookedAt, int token, String message) {
        return write(
                type,
                message,
                TokenizerState.after(tokens, lastLookedAt),
                tokens.line(token),
                0,
                tokens.endLine(token),
                0);
    }

    /** An error at a bracket that is open at the end of the text. */
    SyntaxProblem neverClosed(int lastLookedAt, int bracket) {
        return write(
                SyntaxProblem.Type.SYNTAX_ERROR,
                "'" + (char) tokens.text().bytes()[tokens.start(bracket)] + "' was never closed",
                TokenizerState.after(tokens, lastLookedAt),
                tokens.line(bracket),
                tokens.column(bracket) + 1,
                tokens.line(bracket),
                0);
    }

    /** @param column and the end: bytes, 1-based, as they are before CPython converts them */
    private SyntaxProblem write(
            SyntaxProblem.Type type,
            String message,
            TokenizerState state,
            int line,
            int column,
            int endLine,
            int endColumn) {
        boolean buffer = state.line() <= line && state.lineEnd() > state.bufferStart();
        int start = buffer ? state.bufferStart() : tokens.lineStart(line);
        // The text is empty on line 0, where an empty source has its error.
        int end = buffer ? state.lineEnd() : Math.max(start, tokens.lineStart(line + 1) - 1);
        SourceText text = tokens.text();
        // CPython converts after it has taken the shift off; but the text of a field has no encoding to convert by.
        int shift = tokens.origin().column();
        return new SyntaxProblem(
                type,
                tokens.origin().isField() ? FIELD_PREFIX + message : message,
                OptionalInt.of(line),
                OptionalInt.of(text.parserOffset(start, end, column) - shift),
                OptionalInt.of(endLine),
                OptionalInt.of(text.parserOffset(start, end, endColumn) - shift),
                Optional.of(text.slice(start, end)));
    }
}
