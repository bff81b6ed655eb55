package dev.caretline.grammar.parser;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.lexer.Lexer;
import dev.caretline.grammar.lexer.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * One f-string token up to Python 3.11, which is a string to the lexer: finds the replacement fields, and has their
 * expressions lexed and parsed apart (CPython's {@code fstring_find_literal} and {@code fstring_find_expr}).
 */
final class FormatString {
    /** A field may stand in the format specification of a field, and no deeper. */
    private static final int MAX_LEVEL = 1;

    private final TreeParser parser;
    private final byte[] text;
    private final int end;
    private final boolean isRaw;
    private final int token;
    private int at;

    FormatString(TreeParser parser, StringToken string, int token) {
        this.parser = parser;
        this.text = parser.tokens().source().bytes();
        this.at = string.start();
        this.end = string.end();
        this.isRaw = !string.mayHaveEscapes();
        this.token = token;
    }

    void readInto(JoinedStrings out) {
        read(out, 0);
    }

    /** Reads up to the end, or in a format specification to the brace that ends its field. */
    private void read(JoinedStrings out, int level) {
        while (true) {
            literal(out, level);
            if (at == end || text[at] == '}') {
                return;
            }
            field(out, level);
        }
    }

    /** Reads literal text up to the brace that opens a field, or the end. */
    private void literal(JoinedStrings out, int level) {
        int start = at;
        while (at < end) {
            byte c = text[at++];
            if (c == '\\' && !isRaw && at < end) {
                c = text[at++];
                if (c == '{') {
                    parser.warnings.escape(at - 2, token);
                }
                if (c == 'N') {
                    skipName();
                    continue;
                }
            }
            if (c != '{' && c != '}') {
                continue;
            }
            if (level == 0 && at < end && text[at] == c) {
                // A doubled brace: the first of the two is text.
                out.addLiteral(start, at, isRaw, token);
                start = ++at;
                continue;
            }
            check(level > 0 || c == '{');
            at--;
            break;
        }
        out.addLiteral(start, at, isRaw, token);
    }

    /** Goes behind the braces of a {@code \N{...}}, which are not those of a field. */
    private void skipName() {
        if (at < end && text[at++] == '{') {
            while (at < end && text[at++] != '}') {}
        }
    }

    private void field(JoinedStrings out, int level) {
        check(level <= MAX_LEVEL);
        int start = ++at;
        at = new FieldScanner(text, start, end).end();
        check(at >= 0);
        Expr value = expression(start, at);
        boolean isShown = text[at] == '=';
        if (isShown) {
            at++;
            skipSpace();
            out.addLiteral(start, at, true, token);
        }
        int conversion = conversion();
        Expr specification = specification(out, level);
        check(at < end && text[at] == '}');
        at++;
        if (isShown && conversion < 0 && specification == null) {
            conversion = 'r';
        }
        out.addField(new Expr.FormattedValue(value, conversion, specification, out.range()));
    }

    private void skipSpace() {
        while (at < end && (text[at] == ' ' || (text[at] >= '\t' && text[at] <= '\r'))) {
            at++;
        }
    }

    /** The character behind a {@code !}; -1 if there is none. */
    private int conversion() {
        if (at == end || text[at] != '!') {
            return -1;
        }
        check(at + 1 < end);
        int conversion = text[at + 1];
        check(conversion == 's' || conversion == 'r' || conversion == 'a');
        at += 2;
        return conversion;
    }

    private @Nullable Expr specification(JoinedStrings out, int level) {
        if (at == end || text[at] != ':') {
            return null;
        }
        at++;
        check(at < end);
        JoinedStrings inner = out.specification();
        read(inner, level + 1);
        return inner.finishSpecification(parser.range(token, token));
    }

    private Expr expression(int start, int stop) {
        Tokens outer = parser.tokens();
        Tokens inner = Lexer.lexField(outer, start, stop);
        FieldPositions positions = FieldPositions.of(inner, outer.start(token), parser.column(token));
        try {
            return parser.parseField(positions);
        } catch (ParseFailure failure) {
            throw new ParseFailure(token);
        }
    }

    private void check(boolean condition) {
        if (!condition) {
            throw new ParseFailure(token);
        }
    }
}
