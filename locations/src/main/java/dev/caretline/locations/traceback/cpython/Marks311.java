package dev.caretline.locations.traceback.cpython;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Operator;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of a segment of one line gets {@code ^}, by the rules of the C code of CPython 3.11
 * ({@code extract_anchors_from_line}): the operator of a BinOp, where it finds it, and the brackets of a Subscript. In code
 * points of the segment.
 */
final class Marks311 {
    /** A format that the optimizer turns into an f-string, which has no operator any more ({@code optimize_format}). */
    private static final Pattern FORMAT =
            Pattern.compile("(?:[^%]|%%)*+%[-+ #0z]*\\d{0,2}(?:\\.\\d{0,2})?[sra]", Pattern.DOTALL);

    private static final Pattern LITERAL = Pattern.compile("(?:[^%]|%%)*+", Pattern.DOTALL);

    private Marks311() {}

    static Optional<Marks> of(String segment) {
        return SegmentParser.expression(segment).flatMap(expression -> of(segment, expression));
    }

    private static Optional<Marks> of(String segment, Expr expression) {
        if (expression instanceof Expr.BinOp operation) {
            return isFormat(operation) ? Optional.empty() : operator(segment, operation);
        }
        if (expression instanceof Expr.Subscript subscript) {
            Utf8Columns columns = new Utf8Columns(segment);
            return Optional.of(new Marks(
                    columns.toCodePoints(subscript.value().range().endColumnBytes()),
                    columns.toCodePoints(subscript.slice().range().endColumnBytes() + 1)));
        }
        return Optional.empty();
    }

    /**
     * The first character after the left operand that is no blank, and the one after it: an operand in parentheses ends
     * before its parenthesis, so that this is not always an operator.
     */
    private static Optional<Marks> operator(String segment, Expr.BinOp operation) {
        byte[] bytes = segment.getBytes(StandardCharsets.UTF_8);
        Utf8Columns columns = new Utf8Columns(segment);
        int end = operation.right().range().columnBytes();
        for (int i = operation.left().range().endColumnBytes(); i < end; i++) {
            if (!isBlank(bytes[i])) {
                boolean two = i + 1 < end && !isBlank(bytes[i + 1]);
                return Optional.of(new Marks(columns.toCodePoints(i), columns.toCodePoints(i + (two ? 2 : 1))));
            }
        }
        return Optional.empty();
    }

    static boolean isBlank(int character) {
        return character == ' ' || character == '\t' || character == '\f';
    }

    private static boolean isFormat(Expr.BinOp operation) {
        return operation.op() == Operator.MOD
                && operation.left() instanceof Expr.Constant constant
                && constant.value() instanceof ConstantValue.Str format
                && operation.right() instanceof Expr.Tuple arguments
                && arguments.elts().stream().noneMatch(Expr.Starred.class::isInstance)
                && !format.hasSurrogates()
                && takes(format.text(), arguments.elts().size());
    }

    /** Whether the format has exactly this many fields, all of them simple. */
    private static boolean takes(String format, int arguments) {
        Matcher field = FORMAT.matcher(format);
        int end = 0;
        int count = 0;
        while (end < format.length() && field.region(end, format.length()).lookingAt()) {
            end = field.end();
            count++;
        }
        return count == arguments
                && LITERAL.matcher(format).region(end, format.length()).matches();
    }
}
