package dev.caretline.grammar.parser;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.source.SourceRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Strings in a row while they are joined, up to Python 3.11: text grows until a field ends it. Everything made here has
 * the range of the whole row, whatever part of it it comes from.
 */
final class JoinedStrings {
    private final TreeParser parser;
    private final SourceRange range;
    private final @Nullable String kind;
    private final CodePoints text = new CodePoints();
    private final List<Expr> values = new ArrayList<>();
    private boolean isFormatted;

    /**
     * @param range from the first to the last string token of the row
     * @param kind the kind of its constants
     */
    JoinedStrings(TreeParser parser, SourceRange range, @Nullable String kind) {
        this.parser = parser;
        this.range = range;
        this.kind = kind;
    }

    SourceRange range() {
        return range;
    }

    /** Adds a string token. */
    void add(StringToken string, int token) {
        if (string.isFormat()) {
            isFormatted = true;
            new FormatString(parser, string, token).readInto(this);
        } else {
            addLiteral(string.start(), string.end(), !string.mayHaveEscapes(), token);
        }
    }

    /** Adds literal text between two offsets. */
    void addLiteral(int start, int end, boolean isRaw, int token) {
        byte[] source = parser.tokens().source().bytes();
        if (isRaw) {
            text.addUtf8(source, start, end);
        } else {
            parser.strings.decode(start, end, text, token);
        }
    }

    /** Adds a replacement field. */
    void addField(Expr.FormattedValue field) {
        endText(range, kind);
        values.add(field);
    }

    private void endText(SourceRange textRange, @Nullable String textKind) {
        if (!text.isEmpty()) {
            values.add(new Expr.Constant(text.take(), textKind, textRange));
        }
    }

    /** What the whole row is. */
    Expr finish() {
        if (!isFormatted) {
            ConstantValue.Str value = text.take();
            return new Expr.Constant(value, kind, range);
        }
        endText(range, kind);
        return new Expr.JoinedStr(values, range);
    }

    /** What a format specification is: it, and its text behind the last field, have the range of their own token. */
    Expr finishSpecification(SourceRange tokenRange) {
        endText(tokenRange, null);
        return new Expr.JoinedStr(values, tokenRange);
    }

    /** Strings that are joined within a field of these: its format specification. */
    JoinedStrings specification() {
        return new JoinedStrings(parser, range, kind);
    }
}
