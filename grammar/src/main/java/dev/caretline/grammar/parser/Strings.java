package dev.caretline.grammar.parser;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.lexer.Tokens;
import dev.caretline.grammar.source.SourceRange;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Makes the constant, or f-string, that one or more string tokens in a row are: {@code _PyPegen_concatenate_strings}. */
final class Strings {
    private final TreeParser parser;

    Strings(TreeParser parser) {
        this.parser = parser;
    }

    Expr concatenate(int first, int last) {
        StringToken head = StringToken.of(parser.tokens(), first);
        if (head.isBytes()) {
            return bytes(head, first, last);
        }
        if (first == last && !head.isFormat()) {
            return single(head, first);
        }
        JoinedStrings strings = new JoinedStrings(parser, parser.range(first, last), kind(first));
        strings.add(head, first);
        for (int token = first + 1; token <= last; token++) {
            StringToken next = StringToken.of(parser.tokens(), token);
            if (next.isBytes()) {
                throw new ParseFailure(token);
            }
            strings.add(next, token);
        }
        return strings.finish();
    }

    private Expr single(StringToken string, int token) {
        byte[] text = parser.tokens().source().bytes();
        ConstantValue.Str value;
        if (string.isRaw() || !Escapes.mayOccur(text, string.start(), string.end())) {
            value = ConstantValue.Str.of(
                    new String(text, string.start(), string.end() - string.start(), StandardCharsets.UTF_8));
        } else {
            CodePoints points = new CodePoints();
            decode(string.start(), string.end(), points, token);
            value = points.take();
        }
        return new Expr.Constant(value, kind(token), parser.range(token, token));
    }

    /** Adds what the literal between two offsets means, escapes included. */
    void decode(int start, int end, CodePoints out, int token) {
        byte[] text = parser.tokens().source().bytes();
        if (!Escapes.decode(text, start, end, UnicodeNames.of(parser.version), out)) {
            throw new ParseFailure(token);
        }
    }

    private Expr bytes(StringToken head, int first, int last) {
        Tokens tokens = parser.tokens();
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        addBytes(head, first, value);
        for (int token = first + 1; token <= last; token++) {
            StringToken next = StringToken.of(tokens, token);
            if (!next.isBytes()) {
                throw new ParseFailure(token);
            }
            addBytes(next, token, value);
        }
        SourceRange range = parser.range(first, last);
        return new Expr.Constant(new ConstantValue.Bytes(value.toByteArray()), null, range);
    }

    private void addBytes(StringToken string, int token, ByteArrayOutputStream out) {
        byte[] text = parser.tokens().source().bytes();
        for (int i = string.start(); i < string.end(); i++) {
            if (text[i] < 0) {
                throw new ParseFailure(token);
            }
        }
        if (string.isRaw()) {
            out.write(text, string.start(), string.end() - string.start());
        } else if (!Escapes.decodeBytes(text, string.start(), string.end(), out)) {
            throw new ParseFailure(token);
        }
    }

    /** The kind of a constant whose first token is given: {@code u} if that begins with one, in lower case. */
    private @Nullable String kind(int token) {
        return parser.tokens().source().bytes()[parser.tokens().start(token)] == 'u' ? "u" : null;
    }
}
