package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.FloatRepr;
import dev.caretline.grammar.source.PythonCharacters;
import dev.caretline.locations.traceback.DescribedValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The values of literals, as the process would describe them. */
final class Literals {
    private static final int DELETE = 0x7f;
    private static final int LATIN_1 = 0x100;
    private static final int BASIC_PLANE = 0x10000;
    private static final int MAX_BITS = 4096;

    private Literals() {}

    /** Empty for those that no rule asks for: bytes, complex numbers, huge integers. */
    static Optional<DescribedValue> value(ConstantValue constant) {
        if (constant instanceof ConstantValue.Singleton singleton) {
            return Optional.of(
                    switch (singleton) {
                        case NONE -> scalar("NoneType", "None");
                        case TRUE -> scalar("bool", "True");
                        case FALSE -> scalar("bool", "False");
                        case ELLIPSIS -> scalar("ellipsis", "Ellipsis");
                    });
        }
        if (constant instanceof ConstantValue.Int number) {
            return number.value().bitLength() > MAX_BITS
                    ? Optional.empty()
                    : Optional.of(scalar("int", number.value().toString()));
        }
        if (constant instanceof ConstantValue.Float number) {
            return Optional.of(scalar("float", FloatRepr.of(number.value())));
        }
        if (constant instanceof ConstantValue.Str text) {
            return Optional.of(scalar("str", repr(text.codePoints()), text.codePoints().length));
        }
        return Optional.empty();
    }

    /** A value without parts. */
    static DescribedValue scalar(String type, String repr) {
        return of(type, repr, OptionalLong.empty());
    }

    private static DescribedValue scalar(String type, String repr, int length) {
        return of(type, repr, OptionalLong.of(length));
    }

    private static DescribedValue of(String type, String repr, OptionalLong length) {
        return new DescribedValue(
                type,
                repr,
                false,
                Optional.of(type),
                length,
                OptionalLong.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** {@code str.__repr__}. */
    static String repr(int[] codePoints) {
        boolean single = false;
        boolean twice = false;
        for (int c : codePoints) {
            single |= c == '\'';
            twice |= c == '"';
        }
        char quote = single && !twice ? '"' : '\'';
        StringBuilder out = new StringBuilder().append(quote);
        for (int c : codePoints) {
            if (c == quote || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (c < ' ' || (c >= DELETE && !PythonCharacters.isPrintable(c))) {
                escape(c, out);
            } else {
                out.appendCodePoint(c);
            }
        }
        return out.append(quote).toString();
    }

    private static void escape(int c, StringBuilder out) {
        switch (c) {
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            default ->
                out.append(
                        c < LATIN_1
                                ? String.format("\\x%02x", c)
                                : c < BASIC_PLANE ? String.format("\\u%04x", c) : String.format("\\U%08x", c));
        }
    }
}
