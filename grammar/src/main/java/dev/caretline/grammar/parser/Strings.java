package dev.caretline.grammar.parser;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.Utf8;
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
        StringToken head = string(first);
        if (head.isBytes()) {
            return bytes(head, first, last);
        }
        if (first == last && !head.isFormat()) {
            return single(head, first);
        }
        JoinedStrings strings = new JoinedStrings(parser, parser.range(first, last), kind(first));
        strings.add(head, first);
        for (int token = first + 1; token <= last; token++) {
            StringToken next = string(token);
            if (next.isBytes()) {
                throw new ParseFailure(token);
            }
            strings.add(next, token);
        }
        return strings.finish();
    }

    private StringToken string(int token) {
        StringToken string = StringToken.of(parser.tokens(), token);
        byte[] text = parser.tokens().source().bytes();
        if (!string.isAscii()
                && Utf8.firstFailure(text, string.start(), string.end()).isPresent()) {
            throw new ParseFailure(token);
        }
        return string;
    }

    private Expr single(StringToken string, int token) {
        byte[] text = parser.tokens().source().bytes();
        ConstantValue.Str value;
        if (!string.mayHaveEscapes()) {
            value = ConstantValue.Str.of(new String(
                    text,
                    string.start(),
                    string.end() - string.start(),
                    string.isAscii() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
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
        check(Escapes.decode(text, start, end, parser.version, out), token);
    }

    /** Looks at what {@link Escapes} found. */
    private void check(int found, int token) {
        if (found == Escapes.WRONG) {
            throw new ParseFailure(token);
        }
        if (found != Escapes.ALL_KNOWN) {
            parser.warnings.escape(found, token);
        }
    }

    private Expr bytes(StringToken head, int first, int last) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        addBytes(head, first, value);
        for (int token = first + 1; token <= last; token++) {
            StringToken next = string(token);
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
        if (!string.isAscii()) {
            throw new ParseFailure(token);
        }
        if (!string.mayHaveEscapes()) {
            out.write(text, string.start(), string.end() - string.start());
        } else {
            check(Escapes.decodeBytes(text, string.start(), string.end(), parser.version, out), token);
        }
    }

    /** The kind of a constant whose first token is given: {@code u} if that begins with one, in lower case. */
    private @Nullable String kind(int token) {
        return parser.tokens().source().bytes()[parser.tokens().start(token)] == 'u' ? "u" : null;
    }
}
