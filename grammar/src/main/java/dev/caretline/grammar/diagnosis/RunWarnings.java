package dev.caretline.grammar.diagnosis;

import dev.caretline.grammar.diagnosis.peg.Node;
import dev.caretline.grammar.diagnosis.peg.NodeKind;
import dev.caretline.grammar.lexer.PythonTokens;
import dev.caretline.grammar.source.PythonWarning;
import dev.caretline.grammar.source.SourceRange;
import java.util.ArrayList;
import java.util.List;

/**
 * The warnings of one run of the parser: of a number when its token is fetched, which happens once; of a string literal when
 * its node is made, which happens in each pass.
 */
final class RunWarnings {
    private final ParserRun run;
    private final PegenTokens tokens;
    private final List<PythonWarning> warnings;

    /** @param warnings where they go */
    RunWarnings(ParserRun run, PegenTokens tokens, List<PythonWarning> warnings) {
        this.run = run;
        this.tokens = tokens;
        this.warnings = warnings;
    }

    List<PythonWarning> list() {
        return warnings;
    }

    /** Of a token that is fetched, if it is a number. */
    void ofNumber(int token) {
        byte[] text = tokens.text().bytes();
        if (tokens.type(token) == PythonTokens.NUMBER && LiteralWarnings.isKeywordAt(text, tokens.end(token))) {
            warnings.add(LiteralWarnings.number(text, tokens.start(token), tokens.end(token), range(token)));
        }
    }

    /** Of what the tokenizer reads to the end of the text, past a token. */
    void ofNumbersAfter(int token) {
        for (int i = token + 1; i < tokens.lexed().size() && !tokens.isStuck(i); i++) {
            ofNumber(i);
        }
    }

    /** Of a literal in which something is escaped that need not be. */
    void ofEscape(Literal literal, int backslash) {
        warnings.add(LiteralWarnings.escape(literal.text(), backslash, range(literal.token())));
    }

    /** Of right statements, by a first pass that did not look at them. */
    void ofTokensBefore(int end) {
        of(0, end, true);
    }

    /** Of right statements, by a second pass that did not look at them. */
    void ofStringsBefore(int end) {
        of(0, end, false);
    }

    private void of(int start, int end, boolean numbersToo) {
        int token = start;
        while (token < end) {
            if (tokens.type(token) == PythonTokens.STRING) {
                token = ofStrings(token);
            } else {
                if (numbersToo) {
                    ofNumber(token);
                }
                token++;
            }
        }
    }

    /** Of the literals that stand one after the other from a token on; the token after them. */
    private int ofStrings(int first) {
        List<Node> strings = new ArrayList<>();
        boolean mayWarn = false;
        int token = first;
        for (; tokens.type(token) == PythonTokens.STRING; token++) {
            strings.add(Node.token(NodeKind.STRING, token));
            mayWarn |= mayWarn(Literal.of(tokens, token));
        }
        if (mayWarn) {
            run.concatenation(strings);
        }
        return token;
    }

    /** False for most literals, so that they need not be looked at again: no backslash, and no number in front of a letter. */
    private static boolean mayWarn(Literal literal) {
        byte[] text = literal.text();
        for (int i = literal.start(); i < literal.end(); i++) {
            boolean number = literal.isFormatted() && text[i] >= '0' && text[i] <= '9';
            if (text[i] == '\\' ? !literal.isRaw() : number && LiteralWarnings.isKeywordAt(text, i + 1)) {
                return true;
            }
        }
        return false;
    }

    private SourceRange range(int token) {
        return SourceRange.ofNumbers(
                tokens.line(token),
                Math.max(0, tokens.column(token)),
                tokens.endLine(token),
                Math.max(0, tokens.endColumn(token)));
    }
}
