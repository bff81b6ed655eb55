package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.UnaryOperator;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.bytecode.BytecodeVersion;
import dev.caretline.locations.traceback.DescribedValue;
import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.Frame;
import dev.caretline.locations.traceback.RaisedException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where an exception was raised by the interpreter: the innermost frame, and the node whose instruction failed.
 *
 * @param frames of the exception, from the outermost; the last one failed
 * @param scope the index in the path of the node that the frame runs
 */
record Site(
        Failure failure,
        RaisedException error,
        List<Frame> frames,
        SourceText text,
        Mod tree,
        NodePath path,
        int scope,
        Values values) {
    private static final int MAX_CODE = 60;

    Frame frame() {
        return frames.get(frames.size() - 1);
    }

    /** The node whose instruction failed. */
    Node node() {
        return path.last();
    }

    /** The instruction that failed, as {@code dis} calls it; empty if the process did not tell. */
    Optional<String> operation() {
        String version = failure.python().stream().limit(2).map(String::valueOf).collect(Collectors.joining("."));
        return detail("opcode")
                .filter(number -> number.repr().matches("\\d{1,3}"))
                .flatMap(number -> Arrays.stream(BytecodeVersion.values())
                        .filter(known -> known.toString().equals(version))
                        .map(known -> known.opcodes()
                                .byNumber(Integer.parseInt(number.repr()) & 0xff)
                                .name())
                        .findFirst());
    }

    /** The node that the frame runs. */
    Node scopeNode() {
        return path.nodes().get(scope);
    }

    String message() {
        return error.message().orElse("");
    }

    boolean isExactly(String... types) {
        for (String type : types) {
            if (error.type().isExactly(type)) {
                return true;
            }
        }
        return false;
    }

    /** The whole message, if it is of this form. */
    Optional<Matcher> message(Pattern form) {
        Matcher matcher = form.matcher(message());
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }

    Optional<Known> value(Expr node) {
        return values.of(node);
    }

    /** What the exception itself holds. */
    Optional<DescribedValue> detail(String name) {
        return error.details().stream()
                .filter(detail -> detail.name().equals(name))
                .map(DescribedValue.Attribute::value)
                .map(values.objects()::full)
                .findFirst();
    }

    /** The text of an expression in one line, cut in the middle if it is long. */
    String code(Expr node) {
        return code(node.range());
    }

    /** The same for one that words stand behind: in brackets if {@code is} would bind closer than what it is made of. */
    String operand(Expr node) {
        return bindsLoosely(node) ? "(" + code(node) + ")" : code(node);
    }

    private static boolean bindsLoosely(Expr node) {
        return node instanceof Expr.NamedExpr
                || node instanceof Expr.IfExp
                || node instanceof Expr.BoolOp
                || node instanceof Expr.Compare
                || node instanceof Expr.Lambda
                || node instanceof Expr.Yield
                || node instanceof Expr.YieldFrom
                || (node instanceof Expr.UnaryOp unary && unary.op() == UnaryOperator.NOT);
    }

    String code(SourceRange range) {
        return shortened(text.slice(range).replaceAll("\\s*[\\r\\n]\\s*", " "), MAX_CODE);
    }

    static String shortened(String text, int most) {
        int length = text.codePointCount(0, text.length());
        if (length <= most) {
            return text;
        }
        int head = text.offsetByCodePoints(0, most * 2 / 3);
        int tail = text.offsetByCodePoints(0, length - most / 4);
        return text.substring(0, head) + "..." + text.substring(tail);
    }
}
