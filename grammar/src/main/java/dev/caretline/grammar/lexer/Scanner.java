package dev.caretline.grammar.lexer;

import dev.caretline.grammar.source.SourceText;
import java.util.Arrays;
import org.antlr.v4.runtime.Token;

/**
 * One pass over the bytes of a text, which leaves the columns of its tokens and what is wrong with it: {@code tok_get} of
 * CPython 3.11's tokenizer, without its modes for interactive input and type comments.
 *
 * <p>Each method that reads takes the offset of the first byte it is to look at, and returns the offset after the last one
 * it took, or {@link #END}. Few reads have to check for the end of the text: its last byte is a line end, and nothing but
 * a string and the start of a line goes on after one.
 */
final class Scanner {
    /** Instead of an offset: the last token has been added. */
    static final int END = -1;

    /** {@code MAXLEVEL} of CPython. */
    private static final int MAX_BRACKETS = 200;

    private static final int TAB_STOP = 8;

    private final byte[] text;
    private final int length;
    private final TokenColumns tokens;
    private final NameTable names;
    private final NumberScanner numbers;
    private final LexicalErrors errors;
    private final boolean ended;
    private final Indentation indentation = new Indentation();
    // The tokens that are brackets still open.
    private int[] brackets = new int[16];
    private int depth;
    private int line;

    /**
     * @param firstLine the number of the first line of the text, if it is a part of another one
     * @param ended whether CPython reads a line end at the end of the text
     */
    Scanner(SourceText source, int firstLine, NameTable names, boolean ended) {
        this.ended = ended;
        this.names = names;
        text = source.bytes();
        length = source.length();
        line = firstLine;
        tokens = new TokenColumns(length);
        numbers = new NumberScanner(text);
        errors = new LexicalErrors(source, firstLine, tokens);
    }

    /** Reads the text to its end, or to the first error. */
    void scan() {
        int p = startOfLine(0);
        while (p >= 0) {
            p = next(p);
        }
    }

    TokenColumns tokens() {
        return tokens;
    }

    LexicalErrors errors() {
        return errors;
    }

    int[] openBrackets() {
        return Arrays.copyOf(brackets, depth);
    }

    private int next(int p) {
        return switch (Bytes.kind(text[p])) {
            case Bytes.BLANK -> p + 1;
            case Bytes.NAME_START -> name(p);
            case Bytes.DIGIT -> number(p);
            case Bytes.QUOTE -> string(p, p);
            case Bytes.NEWLINE -> endOfLine(p, p);
            case Bytes.OPERATOR -> operator(p);
            case Bytes.DOT -> dot(p);
            case Bytes.OPENING -> opening(p);
            case Bytes.CLOSING -> closing(p);
            case Bytes.COMMENT -> endOfLine(p, comment(p));
            case Bytes.BACKSLASH -> lineJoin(p);
            default -> other(p);
        };
    }

    private int add(int type, int start, int end) {
        tokens.add(type, start, end, line);
        return end;
    }

    private int name(int start) {
        int p = start;
        long lastBytes = 0;
        do {
            lastBytes = NameTable.append(lastBytes, text[p++]);
        } while (Bytes.isNamePart(text[p]));
        if ((text[p] == '"' || text[p] == '\'') && isStringPrefix(start, p)) {
            return string(start, p);
        }
        int name = names.intern(text, start, p, lastBytes);
        if (name == NameTable.NOT_AN_IDENTIFIER) {
            return errors.invalidIdentifier(line, start, p);
        }
        tokens.addName(NameTable.type(name), start, p, line, name);
        return p;
    }

    private boolean isStringPrefix(int start, int end) {
        int first = text[start] | 0x20;
        if (end == start + 1) {
            return first == 'f' || first == 'r' || first == 'b' || first == 'u';
        }
        int second = text[start + 1] | 0x20;
        return end == start + 2
                && (first == 'r' ? second == 'b' || second == 'f' : second == 'r' && (first == 'b' || first == 'f'));
    }

    private int number(int start) {
        int end = numbers.scan(start);
        return end == NumberScanner.FAILED
                ? errors.invalidNumber(line, start, numbers)
                : add(PythonTokens.NUMBER, start, end);
    }

    private int string(int start, int quoteAt) {
        byte quote = text[quoteAt];
        if (text[quoteAt + 1] != quote) {
            return shortString(start, quoteAt + 1, quote);
        }
        if (text[quoteAt + 2] != quote) {
            return add(PythonTokens.STRING, start, quoteAt + 2);
        }
        return longString(start, quoteAt + 3, quote);
    }

    private int shortString(int start, int p, byte quote) {
        int firstLine = line;
        while (p < length) {
            byte b = text[p++];
            if (Bytes.isPlainInString(b)) {
                continue;
            }
            if (b == quote) {
                tokens.add(PythonTokens.STRING, start, p, firstLine);
                return p;
            }
            if (b == '\n') {
                return errors.unterminated("string", firstLine, start, line);
            }
            if (b == '\\') {
                p = escaped(p);
            }
        }
        return errors.unterminated("string", firstLine, start, line - 1);
    }

    private int longString(int start, int p, byte quote) {
        int firstLine = line;
        while (p < length) {
            byte b = text[p++];
            if (Bytes.isPlainInString(b)) {
                continue;
            }
            if (b == '\n') {
                line++;
            } else if (b == '\\') {
                p = escaped(p);
            } else if (b == quote && text[p] == quote && text[p + 1] == quote) {
                tokens.add(PythonTokens.STRING, start, p + 2, firstLine);
                return p + 2;
            }
        }
        return errors.unterminated("triple-quoted string", firstLine, start, line - 1);
    }

    private int escaped(int p) {
        if (text[p] == '\n') {
            line++;
        }
        return p + 1;
    }

    private int operator(int p) {
        int type = Operators.type(text, p);
        return add(type, p, p + Operators.length(type));
    }

    private int dot(int p) {
        if (Bytes.kind(text[p + 1]) == Bytes.DIGIT) {
            return number(p);
        }
        return text[p + 1] == '.' && text[p + 2] == '.'
                ? add(PythonTokens.ELLIPSIS, p, p + 3)
                : add(PythonTokens.DOT, p, p + 1);
    }

    private int opening(int p) {
        if (depth == MAX_BRACKETS) {
            return errors.tooManyBrackets(line, p);
        }
        if (depth == brackets.length) {
            brackets = Arrays.copyOf(brackets, 2 * depth);
        }
        brackets[depth++] = tokens.size;
        return add(Operators.type(text, p), p, p + 1);
    }

    private int closing(int p) {
        int type = Operators.type(text, p);
        if (depth == 0) {
            return errors.unmatched(line, p);
        }
        // CPython has left the bracket when it compares the two, which decides what "was never closed" can mean later.
        int opening = brackets[--depth];
        // The two types of a pair follow one another.
        if (tokens.types[opening] + 1 != type) {
            return errors.mismatched(line, p, opening);
        }
        return add(type, p, p + 1);
    }

    private int comment(int p) {
        while (text[p] != '\n') {
            p++;
        }
        return p;
    }

    /** @param start where the line end counts from: its comment, if it has one */
    private int endOfLine(int start, int p) {
        if (depth == 0) {
            add(PythonTokens.NEWLINE, start, p);
            line++;
            return startOfLine(p + 1);
        }
        line++;
        return p + 1 < length ? p + 1 : errors.neverClosed(line - 1, brackets[depth - 1]);
    }

    private int lineJoin(int p) {
        if (text[p + 1] != '\n') {
            return errors.afterLineJoin(line, p);
        }
        if (p + 2 == length) {
            if (!ended) {
                return errors.endAfterBackslash(line, p);
            }
            return depth == 0 ? errors.endAfterLineJoin(line) : errors.neverClosed(line, brackets[depth - 1]);
        }
        line++;
        return p + 2;
    }

    private int other(int p) {
        return text[p] < ' ' || text[p] == 0x7F ? errors.nonPrintable(line, p) : add(PythonTokens.OP, p, p + 1);
    }

    /** Skips blank lines, and compares the indentation of the next one with that of the blocks around it. */
    private int startOfLine(int p) {
        int column = 0;
        int tabAsOne = 0;
        int joinedColumn = 0;
        while (p < length) {
            switch (text[p]) {
                case ' ' -> {
                    int from = p;
                    while (text[p] == ' ') {
                        p++;
                    }
                    column += p - from;
                    tabAsOne += p - from;
                }
                case '\t' -> {
                    column = (column / TAB_STOP + 1) * TAB_STOP;
                    tabAsOne++;
                    p++;
                }
                case '\f' -> {
                    column = 0;
                    tabAsOne = 0;
                    p++;
                }
                case '\\' -> {
                    // The first one on the way decides, unless it stands at the margin.
                    joinedColumn = joinedColumn != 0 ? joinedColumn : column;
                    p = lineJoin(p);
                    if (p < 0) {
                        return p;
                    }
                }
                case '#' -> p = comment(p);
                case '\n' -> {
                    column = 0;
                    tabAsOne = 0;
                    joinedColumn = 0;
                    line++;
                    p++;
                }
                default -> {
                    return joinedColumn == 0 ? indent(p, column, tabAsOne) : indent(p, joinedColumn, joinedColumn);
                }
            }
        }
        return endOfText();
    }

    private int indent(int p, int column, int tabAsOne) {
        return switch (indentation.enter(column, tabAsOne)) {
            case SAME -> p;
            case INDENT -> add(PythonTokens.INDENT, p, p);
            case DEDENT -> dedent(p);
            case TAB_ERROR -> errors.tabError(line, p);
            case TOO_DEEP -> errors.tooDeep(line, p);
            case NO_SUCH_LEVEL -> errors.noSuchLevel(line, p);
        };
    }

    private int dedent(int p) {
        for (int i = indentation.dedents(); i > 0; i--) {
            add(PythonTokens.DEDENT, p, p);
        }
        return p;
    }

    // For CPython the end of the text still belongs to the last line, after its line end.
    private int endOfText() {
        line--;
        indent(length, 0, 0);
        add(Token.EOF, length, length);
        return END;
    }
}
