package dev.caretline.grammar.parser;

import dev.caretline.grammar.lexer.PythonTokens;
import dev.caretline.grammar.lexer.Tokens;
import dev.caretline.grammar.source.SourceText;
import org.antlr.v4.runtime.Token;

/**
 * What CPython 3.11 lets follow an expression or a single statement. For those it does not add the line end that may be
 * missing at the end of the text, and so its tokenizer treats a last line without one in ways of its own.
 */
final class LastLine {
    private final Tokens tokens;
    private final SourceText source;
    private final byte[] text;

    LastLine(Tokens tokens) {
        this.tokens = tokens;
        this.source = tokens.source();
        this.text = source.bytes();
    }

    /** Whether the text may end as it does behind a lone expression, whose tokens have all been matched. */
    boolean fitsExpression() {
        return source.isLastLineEnded() || !isIndentedBlank();
    }

    /**
     * Whether the rest of the text fits behind a single statement.
     *
     * @param last the last token of the statement: the end of a line, or of a block
     */
    boolean fitsStatement(int last, boolean isCompound) {
        return isCompound ? fitsCompound(last) : isRestBlank(tokens.end(last));
    }

    /** Behind a compound statement there must be an empty line, or the end of the text in its place. */
    private boolean fitsCompound(int last) {
        if (tokens.type(last + 1) != Token.EOF) {
            return false;
        }
        if (source.isLastLineEnded()) {
            return true;
        }
        boolean isBlock = tokens.type(last) == PythonTokens.DEDENT;
        int start = skipSpace(source.lineStart(source.lineCount()));
        return switch (text[start]) {
            // The blocks are not closed before the end is reported.
            case '#' -> !isBlock;
            case '\n' -> !isIndentedBlank();
            default -> isBlock;
        };
    }

    /** Whether the last line is only white space, and its indentation counts all the same: it is not none. */
    private boolean isIndentedBlank() {
        int start = source.lineStart(source.lineCount());
        int end = skipSpace(start);
        return text[end] == '\n' && end > start && text[end - 1] != '\f';
    }

    private int skipSpace(int start) {
        int at = start;
        while (text[at] == ' ' || text[at] == '\t' || text[at] == '\f') {
            at++;
        }
        return at;
    }

    /** Whether there are only white space and comments from an offset on: CPython's {@code bad_single_statement}. */
    private boolean isRestBlank(int start) {
        int at = start;
        while (at < source.length()) {
            at = skipSpace(at);
            if (text[at] == '#') {
                while (text[at] != '\n') {
                    at++;
                }
            }
            if (text[at] != '\n') {
                return false;
            }
            at++;
        }
        return true;
    }
}
