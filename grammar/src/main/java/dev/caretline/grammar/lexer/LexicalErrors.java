package dev.caretline.grammar.lexer;

import dev.caretline.grammar.source.DecodeFailure;
import dev.caretline.grammar.source.PythonCharacters;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.grammar.source.SyntaxProblem;
import dev.caretline.grammar.source.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Says what is wrong where a {@link Scanner} cannot go on, as CPython 3.11 does, and adds the {@code ERROR} token there.
 *
 * <p>CPython has two ways. Its tokenizer <em>raises</em> most errors itself ({@code syntaxerror}), with an offset that
 * counts code points and no line end in the text. Others it leaves to the parser, which <em>reports</em> them when it
 * wants the token ({@code _Pypegen_tokenizer_error}). Each method returns {@link Scanner#END}.
 */
final class LexicalErrors {
    private final SourceText source;
    private final int firstLine;
    private final TokenColumns tokens;
    private Optional<SyntaxProblem> problem = Optional.empty();
    private boolean raised;

    LexicalErrors(SourceText source, int firstLine, TokenColumns tokens) {
        this.source = source;
        this.firstLine = firstLine;
        this.tokens = tokens;
    }

    Optional<SyntaxProblem> problem() {
        return problem;
    }

    /** Whether the tokenizer raises the problem itself; false if there is none. */
    boolean isRaised() {
        return raised;
    }

    int invalidIdentifier(int line, int start, int end) {
        Optional<DecodeFailure> failure = Utf8.firstFailure(source.bytes(), start, end);
        if (failure.isPresent()) {
            return undecodable(line, start, end, failure.get());
        }
        String name = source.slice(start, end);
        int invalid = Identifiers.firstInvalid(name);
        int c = name.codePointAt(invalid);
        int readTo = start + utf8Length(name.substring(0, invalid) + Character.toString(c));
        return raise(line, start, readTo, invalidCharacter(c));
    }

    private static String invalidCharacter(int c) {
        String number = String.format(Locale.ROOT, "U+%04X", c);
        return PythonCharacters.isPrintable(c)
                ? "invalid character '" + Character.toString(c) + "' (" + number + ")"
                : "invalid non-printable character " + number;
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    // If the parser stops before it, CPython raises a bare UnicodeDecodeError here, and we do not.
    private int undecodable(int line, int start, int end, DecodeFailure failure) {
        String message = "(unicode error) " + failure.message();
        return report(SyntaxProblem.Type.SYNTAX_ERROR, message, line, start, end - lineStart(line), -1);
    }

    int invalidNumber(int line, int start, NumberScanner numbers) {
        int readTo = numbers.failedAt();
        if (numbers.leadingZerosEnd() == 0) {
            return raise(line, start, readTo, numbers.message());
        }
        int lineStart = lineStart(line);
        return raise(
                line, start, readTo, start + 1 - lineStart, numbers.leadingZerosEnd() - lineStart, numbers.message());
    }

    int unterminated(String kind, int line, int start, int detectedLine) {
        return raise(
                line, start, start + 1, "unterminated " + kind + " literal (detected at line " + detectedLine + ")");
    }

    int tooManyBrackets(int line, int p) {
        return raise(line, p, p + 1, "too many nested parentheses");
    }

    int unmatched(int line, int p) {
        return raise(line, p, p + 1, "unmatched '" + byteAt(p) + "'");
    }

    int mismatched(int line, int p, int opening) {
        int openingLine = tokens.lines[opening];
        return raise(
                line,
                p,
                p + 1,
                "closing parenthesis '" + byteAt(p) + "' does not match opening parenthesis '"
                        + byteAt(tokens.starts[opening]) + "'"
                        + (openingLine == line ? "" : " on line " + openingLine));
    }

    int nonPrintable(int line, int p) {
        return raise(line, p, p + 1, invalidCharacter(byteAt(p)));
    }

    int tabError(int line, int p) {
        return report(
                SyntaxProblem.Type.TAB_ERROR, "inconsistent use of tabs and spaces in indentation", line, p, 1, 0);
    }

    int tooDeep(int line, int p) {
        return report(SyntaxProblem.Type.INDENTATION_ERROR, "too many levels of indentation", line, p, 1, 0);
    }

    int noSuchLevel(int line, int p) {
        int column = lineEnd(line) - lineStart(line);
        return report(
                SyntaxProblem.Type.INDENTATION_ERROR,
                "unindent does not match any outer indentation level",
                line,
                p,
                column,
                -1);
    }

    /** After a backslash there is something else than a line end. */
    int afterLineJoin(int line, int p) {
        return noLineJoin(line, p, p + 2);
    }

    /** After a backslash there is nothing at all. */
    int endAfterBackslash(int line, int p) {
        return noLineJoin(line, p, p + 1);
    }

    private int noLineJoin(int line, int p, int readTo) {
        int column = readTo - lineStart(bufferLine(line));
        return report(
                SyntaxProblem.Type.SYNTAX_ERROR,
                "unexpected character after line continuation character",
                line,
                p,
                column,
                0);
    }

    /** The text ends where a backslash promises another line. */
    int endAfterLineJoin(int line) {
        int end = lineEnd(line);
        return report(
                SyntaxProblem.Type.SYNTAX_ERROR, "unexpected EOF while parsing", line, end, end - lineStart(line), -1);
    }

    /** The text ends, on the given line, within a bracket. */
    int neverClosed(int line, int opening) {
        int openingLine = tokens.lines[opening];
        int start = tokens.starts[opening];
        int textStart = lineStart(line <= openingLine ? bufferLine(line) : openingLine);
        int textEnd = line <= openingLine ? lineEnd(line) : lineEnd(openingLine) - 1;
        set(
                SyntaxProblem.Type.SYNTAX_ERROR,
                "'" + byteAt(start) + "' was never closed",
                openingLine,
                source.parserOffset(textStart, textEnd, start - lineStart(openingLine) + 1),
                0,
                source.slice(textStart, textEnd));
        tokens.add(PythonTokens.ERROR, source.length(), source.length(), line);
        return Scanner.END;
    }

    private int raise(int line, int start, int readTo, String message) {
        int offset = source.countCodePoints(lineStart(line), readTo);
        return raise(line, start, readTo, offset, offset, message);
    }

    private int raise(int line, int start, int readTo, int offset, int endOffset, String message) {
        raised = true;
        set(
                SyntaxProblem.Type.SYNTAX_ERROR,
                message,
                line,
                offset,
                endOffset,
                source.slice(lineStart(line), lineEnd(line) - 1));
        tokens.add(PythonTokens.ERROR, start, readTo, line);
        return Scanner.END;
    }

    /** @param column the bytes up to and with the place meant, in the text that CPython has in its buffer */
    private int report(SyntaxProblem.Type type, String message, int line, int start, int column, int endOffset) {
        int textStart = lineStart(bufferLine(line));
        int textEnd = lineEnd(line);
        set(
                type,
                message,
                line,
                source.parserOffset(textStart, textEnd, column),
                endOffset,
                source.slice(textStart, textEnd));
        tokens.add(PythonTokens.ERROR, start, textEnd, line);
        return Scanner.END;
    }

    private void set(SyntaxProblem.Type type, String message, int line, int offset, int endOffset, String text) {
        problem = Optional.of(new SyntaxProblem(
                type,
                message,
                OptionalInt.of(line),
                OptionalInt.of(offset),
                OptionalInt.of(line),
                OptionalInt.of(endOffset),
                Optional.of(text)));
    }

    /**
     * The first of the lines that CPython has in its buffer when it reads one: those that are joined to it by a string or by
     * a backslash, if that comes after a token.
     */
    private int bufferLine(int line) {
        int last = tokens.size - 1;
        int first = line;
        while (true) {
            while (last >= 0 && tokens.starts[last] >= lineStart(first)) {
                last--;
            }
            if (last < 0 || !isJoined(last, lineStart(first))) {
                return first;
            }
            first = tokens.lines[last];
        }
    }

    /** Whether a line, that starts at an offset after the start of a token, is joined to the one the token starts on. */
    private boolean isJoined(int token, int lineStart) {
        int p = tokens.ends[token];
        if (p > lineStart) {
            return true;
        }
        byte[] text = source.bytes();
        while (p < lineStart
                && (text[p] == '\\' || text[p] == ' ' || text[p] == '\t' || text[p] == '\f' || text[p] == '\n')) {
            if (text[p] == '\n' && text[p - 1] != '\\') {
                return false;
            }
            p++;
        }
        return p == lineStart;
    }

    private int lineStart(int line) {
        return source.lineStart(line - firstLine + 1);
    }

    private int lineEnd(int line) {
        return source.lineStart(line - firstLine + 2);
    }

    private char byteAt(int p) {
        return (char) source.bytes()[p];
    }
}
