package dev.caretline.grammar.parser;

import dev.caretline.grammar.diagnosis.LiteralWarnings;
import dev.caretline.grammar.lexer.Tokens;
import dev.caretline.grammar.source.PythonWarning;
import java.util.ArrayList;
import java.util.List;

/** What one pass of the parser warns about, in the order of the tokens, as CPython 3.11 does. */
final class ParserWarnings {
    private final TreeParser parser;
    private final List<PythonWarning> warnings = new ArrayList<>(0);

    ParserWarnings(TreeParser parser) {
        this.parser = parser;
    }

    List<PythonWarning> list() {
        return warnings;
    }

    /**
     * Warns of an escape sequence.
     *
     * @param backslash its offset
     */
    void escape(int backslash, int token) {
        warnings.add(LiteralWarnings.escape(parser.tokens().source().bytes(), backslash, parser.range(token, token)));
    }

    /** Warns of a number if a keyword follows it without a space. */
    void number(int token) {
        Tokens tokens = parser.tokens();
        byte[] text = tokens.source().bytes();
        if (LiteralWarnings.isKeywordAt(text, tokens.end(token))) {
            warnings.add(
                    LiteralWarnings.number(text, tokens.start(token), tokens.end(token), parser.range(token, token)));
        }
    }
}
