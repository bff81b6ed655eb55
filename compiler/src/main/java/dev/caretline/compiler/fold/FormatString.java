package dev.caretline.compiler.fold;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.source.SourceRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns {@code "..." % (a, b)} into the pieces of an f-string: only with the conversions {@code %s}, {@code %r} and
 * {@code %a}, which an f-string formats in the same way, and only if there are as many of them as items.
 */
final class FormatString {
    private static final int MAX_DIGITS = 2;

    private final int[] format;
    private int position;

    private FormatString(int[] format) {
        this.format = format;
    }

    /** The pieces; null if the format asks for anything else. */
    static @Nullable List<Expr> parse(ConstantValue.Str format, List<Expr> items) {
        return new FormatString(format.codePoints()).parse(items);
    }

    private @Nullable List<Expr> parse(List<Expr> items) {
        List<Expr> pieces = new ArrayList<>(2 * items.size() + 1);
        int used = 0;
        while (true) {
            addLiteral(pieces);
            if (position == format.length) {
                return used == items.size() ? pieces : null;
            }
            position++;
            Expr field = used < items.size() ? field(items.get(used++)) : null;
            if (field == null) {
                return null;
            }
            pieces.add(field);
        }
    }

    /** Reads up to the next conversion, {@code %%} being none. */
    private void addLiteral(List<Expr> pieces) {
        int[] literal = new int[format.length - position];
        int length = 0;
        while (position < format.length) {
            boolean percent = format[position] == '%';
            if (percent && (position + 1 == format.length || format[position + 1] != '%')) {
                break;
            }
            literal[length++] = format[position];
            position += percent ? 2 : 1;
        }
        if (length > 0) {
            pieces.add(text(ConstantValue.Str.ofCodePoints(Arrays.copyOf(literal, length))));
        }
    }

    private static Expr text(ConstantValue.Str text) {
        return new Expr.Constant(text, null, SourceRange.NOWHERE);
    }

    /** Reads what follows a {@code %}: flags, width, precision and conversion, as {@code %-10.3s}. */
    private @Nullable Expr field(Expr item) {
        boolean left = false;
        while (isFlag(next())) {
            left |= next() == '-';
            position++;
        }
        int width = number();
        int precision = -1;
        if (next() == '.') {
            position++;
            precision = Math.max(number(), 0);
        }
        int conversion = next();
        if (conversion != 's' && conversion != 'r' && conversion != 'a') {
            return null;
        }
        position++;
        // A string is aligned to the right by %, and to the left by format().
        String spec =
                (!left && width > 0 ? ">" : "") + (width >= 0 ? width : "") + (precision >= 0 ? "." + precision : "");
        Expr formatSpec = spec.isEmpty() ? null : text(ConstantValue.Str.of(spec));
        return new Expr.FormattedValue(item, conversion, formatSpec, item.range());
    }

    private static boolean isFlag(int c) {
        return c == '-' || c == '+' || c == ' ' || c == '#' || c == '0' || c == 'z';
    }

    /** A number of at most two digits, or -1 for none; a third digit is left to be read, and is no conversion. */
    private int number() {
        int value = -1;
        for (int digits = 0; digits < MAX_DIGITS && next() >= '0' && next() <= '9'; digits++) {
            value = Math.max(value, 0) * 10 + next() - '0';
            position++;
        }
        return value;
    }

    /** The next code point, -1 at the end. */
    private int next() {
        return position < format.length ? format[position] : -1;
    }
}
