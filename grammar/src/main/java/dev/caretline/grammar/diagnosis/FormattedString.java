package dev.caretline.grammar.diagnosis;

import dev.caretline.grammar.lexer.Lexer;
import dev.caretline.grammar.lexer.Tokens;
import dev.caretline.grammar.source.SyntaxProblem;

/**
 * Reads an f-string as CPython 3.11 does, by hand, and has the expressions in it parsed one by one
 * ({@code fstring_find_literal}, {@code fstring_find_expr}, {@code fstring_compile_expr}). Each method that reads says
 * whether all is right; if not, the error was sent.
 */
final class FormattedString {
    private static final int MAX_DEPTH = 2;

    private final ParserRun run;
    private final PegenTokens tokens;
    private final Literal literal;
    private final byte[] text;
    private final int end;
    private int at;

    // The lines of the literal up to the offset that was counted last: their number, and the start of the current one.
    private int counted;
    private int lines;
    private int lineStart;

    FormattedString(ParserRun run, PegenTokens tokens, Literal literal) {
        this.run = run;
        this.tokens = tokens;
        this.literal = literal;
        this.text = literal.text();
        this.at = literal.start();
        this.end = literal.end();
        this.counted = tokens.start(literal.token());
        this.lineStart = counted;
    }

    boolean isRight() {
        return parts(0) && (at >= end - 1 || error("f-string: unexpected end of string"));
    }

    private boolean error(String message) {
        run.raise(SyntaxProblem.Type.SYNTAX_ERROR, message);
        return false;
    }

    /** @param depth 0 for the string itself, 1 for the format of a field, 2 for the format within a format */
    private boolean parts(int depth) {
        while (true) {
            int start = at;
            int literalEnd = literalEnd(depth);
            if (literalEnd < 0) {
                return false;
            }
            boolean brace = at > literalEnd; // a doubled brace was taken
            if (!StringLiterals.isRightText(run, literal.part(start, literalEnd))) {
                return false;
            }
            if (brace) {
                continue;
            }
            if (at >= end || text[at] == '}') {
                return depth == 0 || at < end || error("f-string: expecting '}'");
            }
            if (!field(depth)) {
                return false;
            }
        }
    }

    /** Goes to the next brace that is not part of the text; the offset where the text ends, or -1 after an error. */
    private int literalEnd(int depth) {
        while (at < end) {
            byte c = text[at++];
            if (!literal.isRaw() && c == '\\' && at < end) {
                c = text[at++];
                if (c == '{') {
                    run.warnOfEscape(literal, at - 2);
                }
                if (c == 'N') {
                    if (at < end && text[at++] == '{') {
                        skipName();
                    }
                    continue;
                }
            }
            if (c == '{' || c == '}') {
                if (depth == 0 && at < end && text[at] == c) {
                    return at++;
                }
                at--;
                if (depth == 0 && c == '}') {
                    error("f-string: single '}' is not allowed");
                    return -1;
                }
                return at;
            }
        }
        return at;
    }

    private void skipName() {
        while (at < end && text[at++] != '}') {
            // up to the brace that ends the name
        }
    }

    private boolean field(int depth) {
        if (depth >= MAX_DEPTH) {
            return error("f-string: expressions nested too deeply");
        }
        int brace = at++;
        FieldScanner scanner = new FieldScanner(text, at, end);
        String problem = scanner.scan();
        at = scanner.end();
        if (!problem.isEmpty()) {
            return error(problem);
        }
        if (at >= end) {
            return error("f-string: expecting '}'");
        }
        return expression(brace) && debug() && conversion() && format(depth);
    }

    private boolean expression(int brace) {
        boolean blank = true;
        for (int i = brace + 1; i < at; i++) {
            blank &= isBlank(text[i]) || text[i] == '\n';
        }
        if (blank) {
            return error(
                    text[at] == '}'
                            ? "f-string: empty expression not allowed"
                            : "f-string: expression required before '" + (char) text[at] + "'");
        }
        int shift = tokens.origin().offset();
        Tokens field = Lexer.lexField(tokens.lexed(), brace + 1 + shift, at + shift);
        return run.accepts(PegenTokens.ofField(
                field, tokens.lexed().source().inParentheses(brace + 1 + shift, at + shift), origin(brace)));
    }

    /** {@code fstring_find_expr_location}. */
    private PegenTokens.Origin origin(int brace) {
        for (; counted < brace; counted++) {
            if (text[counted] == '\n') {
                lines++;
                lineStart = counted + 1;
            }
        }
        int column = startsWithLineEnd(brace) ? 0 : brace - lineStart;
        int literalColumn = lines == 0 ? tokens.column(literal.token()) : 0;
        return new PegenTokens.Origin(
                brace + tokens.origin().offset(), tokens.line(literal.token()) + lines, literalColumn + column);
    }

    private boolean startsWithLineEnd(int brace) {
        int i = brace + 1;
        while (isBlank(text[i])) {
            i++;
        }
        return text[i] == '\n' || text[i] == '}';
    }

    private boolean debug() {
        if (text[at] == '=') {
            at++;
            while (isBlank(text[at]) || text[at] == '\n' || text[at] == '\r' || text[at] == 0x0B) {
                at++;
            }
            return at < end || error("f-string: expecting '}'");
        }
        return true;
    }

    private boolean conversion() {
        if (text[at] == '!') {
            at++;
            if (at >= end) {
                return error("f-string: expecting '}'");
            }
            byte conversion = text[at++];
            if (conversion != 's' && conversion != 'r' && conversion != 'a') {
                return error("f-string: invalid conversion character: expected 's', 'r', or 'a'");
            }
        }
        return at < end || error("f-string: expecting '}'");
    }

    private boolean format(int depth) {
        if (text[at] == ':') {
            at++;
            if (at >= end) {
                return error("f-string: expecting '}'");
            }
            if (!parts(depth + 1)) {
                return false;
            }
        }
        return (at < end && text[at++] == '}') || error("f-string: expecting '}'");
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t' || c == '\f';
    }
}
