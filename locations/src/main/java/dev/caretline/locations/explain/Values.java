package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.RangedNode;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.ast.UnaryOperator;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.locations.traceback.DescribedValue;
import dev.caretline.locations.traceback.Frame;
import dev.caretline.locations.traceback.HowKnown;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What the operands of a failed operation were worth, as far as that is certain: captured, still bound to a name that nothing
 * can have rebound since, or derived from such values where deriving runs no code of the program.
 */
final class Values {
    private final Frame frame;
    private final NodePath path;
    private final int scope;
    private final Mod tree;
    private final Objects objects;
    private final Disturbance disturbance;
    private final Cleanup cleanup;

    Values(Frame frame, NodePath path, int scope, Mod tree, Objects objects, Disturbance disturbance) {
        this.frame = frame;
        this.path = path;
        this.scope = scope;
        this.tree = tree;
        this.objects = objects;
        this.disturbance = disturbance;
        this.cleanup = Cleanup.around(path, scope);
    }

    /** The value that an operand of the failed node had when the node was executed. */
    Optional<Known> of(Expr node) {
        return captured(node).or(() -> evaluated(node)).filter(this::isUndisturbed);
    }

    private Optional<Known> captured(Expr node) {
        return frame.captured().stream()
                .filter(kept -> kept.range().equals(node.range()))
                .findFirst()
                .map(kept -> new Known(objects.full(kept.value()), HowKnown.CAPTURED));
    }

    private boolean isUndisturbed(Known known) {
        return !disturbance.mayHaveChanged(known.value(), objects);
    }

    private Optional<Known> evaluated(Expr node) {
        if (node instanceof Expr.Constant constant) {
            return Literals.value(constant.value()).map(value -> new Known(value, HowKnown.DERIVED));
        }
        if (node instanceof Expr.Name name) {
            return name(name);
        }
        if (node instanceof Expr.NamedExpr walrus) {
            return of(walrus.value());
        }
        if (node instanceof Expr.UnaryOp minus && minus.op() == UnaryOperator.U_SUB) {
            return of(minus.operand()).flatMap(Known::integer).map(number -> integer(number.negate()));
        }
        if (!isQuietAfter(node)) {
            return Optional.empty();
        }
        if (node instanceof Expr.Attribute attribute) {
            return of(attribute.value()).flatMap(owner -> attribute(owner, attribute.attr()));
        }
        if (node instanceof Expr.Subscript subscript) {
            return of(subscript.value()).flatMap(owner -> of(subscript.slice()).flatMap(index -> item(owner, index)));
        }
        return node instanceof Expr.Call call ? length(call) : Optional.empty();
    }

    private static Known integer(BigInteger number) {
        return new Known(Literals.scalar("int", number.toString()), HowKnown.DERIVED);
    }

    // Names

    private Optional<Known> name(Expr.Name node) {
        return named(node.id())
                .filter(named -> isStable(named, node))
                .map(named -> new Known(objects.full(named.value()), HowKnown.FRAME));
    }

    Optional<Frame.NamedValue> named(String name) {
        return frame.names().stream().filter(value -> value.name().equals(name)).findFirst();
    }

    /** Whether a name was bound, when it was read here, to what it is bound to now. */
    private boolean isStable(Frame.NamedValue named, Expr.Name node) {
        String name = named.name();
        if (named.scope() == Frame.Scope.BUILTIN) {
            return true;
        }
        if (isReboundByFailing(name) || isReboundLater(name)) {
            return false;
        }
        boolean own = named.scope() == Frame.Scope.LOCAL && !Bindings.isDeclared(name, tree);
        return own || (isQuietAfter(node) && !disturbance.any());
    }

    /** Whether it is a name that no other code can rebind, whatever the failed instruction called. */
    boolean isOwn(Expr node) {
        return node instanceof Expr.Name name
                && named(name.id())
                        .filter(named -> named.scope() == Frame.Scope.LOCAL)
                        .isPresent()
                && !Bindings.isDeclared(name.id(), tree);
    }

    /** A walrus beside it; the target of a loop, which is bound again and again while the loop's range is the instruction's. */
    private boolean isReboundByFailing(String name) {
        Node failed = path.last();
        if (failed instanceof Stmt.For loop) {
            return !Bindings.of(name, List.of(loop.target(), loop.iter())).isEmpty();
        }
        if (failed instanceof Stmt.AsyncFor loop) {
            return !Bindings.of(name, List.of(loop.target(), loop.iter())).isEmpty();
        }
        if (failed instanceof Stmt && !(failed instanceof Stmt.AugAssign)) {
            return false;
        }
        return statement().stream().anyMatch(around -> hasWalrus(around, name));
    }

    private static boolean hasWalrus(Node statement, String name) {
        return !Bindings.all(
                        List.of(statement),
                        true,
                        node -> node instanceof Expr.NamedExpr walrus && Bindings.binds(walrus.target(), name))
                .isEmpty();
    }

    /** The innermost statement that the failed node is in. */
    Optional<Stmt> statement() {
        for (int i = path.nodes().size() - 1; i > scope; i--) {
            if (path.nodes().get(i) instanceof Stmt statement) {
                return Optional.of(statement);
            }
        }
        return Optional.empty();
    }

    /** Whether what the frame executed after the failure can have bound the name. */
    private boolean isReboundLater(String name) {
        if (frame.wentOn().isEmpty()) {
            return false;
        }
        boolean onlyCleanup = cleanup.covers(frame.wentOn().get()) && !cleanup.keeps();
        List<? extends Node> where =
                onlyCleanup ? cleanup.blocks() : ScopeNode.body(path.nodes().get(scope));
        if (!onlyCleanup && where.isEmpty()) {
            return true;
        }
        SourceRange failed = ((RangedNode) path.last()).range();
        boolean looped = isInLoop();
        return Bindings.of(name, where).stream()
                .anyMatch(node -> onlyCleanup
                        || looped
                        || !(node instanceof RangedNode ranged)
                        || ranged.range().compareTo(failed) > 0);
    }

    private boolean isInLoop() {
        return path.nodes().subList(scope, path.nodes().size()).stream()
                .anyMatch(node ->
                        node instanceof Stmt.For || node instanceof Stmt.AsyncFor || node instanceof Stmt.While);
    }

    // What is evaluated after an operand

    /** Whether nothing that the failed node evaluated after this part of it can have run code. */
    private boolean isQuietAfter(Expr node) {
        SourceRange range = node.range();
        return Operands.of(path.last(), path.parent().orElse(null)).stream()
                .flatMap(operand -> Bindings.all(List.of(operand), true, child -> child instanceof Expr).stream())
                .map(Expr.class::cast)
                .filter(other -> other != node)
                .allMatch(other -> startsAfter(other.range(), range)
                        ? isQuiet(other) || of(other).isPresent() || isRangeOfIntegers(other)
                        : !isInside(other, node, path.last()) || isQuietAround(other) || isFailedField(other, node));
    }

    private static boolean startsAfter(SourceRange other, SourceRange range) {
        return other.lineNumber() > range.endLineNumber()
                || (other.lineNumber() == range.endLineNumber() && other.columnBytes() >= range.endColumnBytes());
    }

    /** An expression around the node, in the same operand: it was evaluated after it. */
    private static boolean isInside(Expr outer, Expr node, Node failed) {
        return outer != node && outer != failed && outer.range().contains(node.range());
    }

    /** A field of the f-string that failed: it was this one that failed, if there is no other. */
    private boolean isFailedField(Expr outer, Expr node) {
        return path.last() instanceof Expr.JoinedStr
                && outer instanceof Expr.FormattedValue field
                && field.value() == node;
    }

    private static boolean isQuiet(Expr node) {
        return (node instanceof Expr.JoinedStr text && text.values().stream().allMatch(Expr.Constant.class::isInstance))
                || node instanceof Expr.Name
                || node instanceof Expr.Constant
                || node instanceof Expr.Slice
                || node instanceof Expr.Tuple
                || node instanceof Expr.List
                || node instanceof Expr.Lambda;
    }

    /** What reads a part of the node; whoever asks for that part makes sure that it is one that runs no code. */
    private static boolean isQuietAround(Expr node) {
        return isQuiet(node) || node instanceof Expr.Attribute || node instanceof Expr.Subscript || isLengthCall(node);
    }

    private boolean isRangeOfIntegers(Expr node) {
        return node instanceof Expr.Call call
                && call.func() instanceof Expr.Name name
                && name.id().equals("range")
                && isBuiltin("range")
                && call.keywords().isEmpty()
                && call.args().stream()
                        .allMatch(
                                argument -> of(argument).flatMap(Known::integer).isPresent());
    }

    private static boolean isLengthCall(Expr node) {
        return node instanceof Expr.Call call
                && call.func() instanceof Expr.Name name
                && name.id().equals("len")
                && call.args().size() == 1
                && call.keywords().isEmpty();
    }

    // Parts of values

    private Optional<Known> attribute(Known owner, String name) {
        return owner.value().attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .map(attribute -> owner.derived(objects.full(attribute.value())));
    }

    /** The item of an exact list, tuple or dict. */
    private Optional<Known> item(Known owner, Known index) {
        DescribedValue container = owner.value();
        if (container.isExactly("dict")) {
            return container.items().stream()
                    .filter(item -> item.key()
                            .filter(key -> isSameKey(key, index.value()))
                            .isPresent())
                    .findFirst()
                    .map(item -> owner.derived(objects.full(item.value())));
        }
        if (!container.isExactly("list") && !container.isExactly("tuple")) {
            return Optional.empty();
        }
        return index.integer().flatMap(number -> item(owner, number.longValue()));
    }

    Optional<Known> item(Known owner, long number) {
        long length = owner.value().length().orElse(0);
        long wanted = number < 0 ? number + length : number;
        return owner.value().items().stream()
                .filter(item -> item.index().isPresent() && item.index().getAsLong() == wanted)
                .findFirst()
                .map(item -> owner.derived(objects.full(item.value())));
    }

    /** Whether two keys are equal for sure: of the same plain type, and written in full. */
    static boolean isSameKey(DescribedValue one, DescribedValue other) {
        return one.identity().isEmpty()
                && !one.cut()
                && !other.cut()
                && one.exact().isPresent()
                && one.exact().equals(other.exact())
                && one.repr().equals(other.repr());
    }

    /** {@code len(x)}, where {@code len} is the built-in one. */
    private Optional<Known> length(Expr.Call call) {
        if (!isLengthCall(call) || !isBuiltin("len")) {
            return Optional.empty();
        }
        return of(call.args().get(0))
                .filter(known -> known.value().exact().isPresent()
                        && known.value().length().isPresent())
                .map(known -> known.derived(Literals.scalar(
                        "int", Long.toString(known.value().length().getAsLong()))));
    }

    /** Whether a name stands for the built-in of that name. */
    boolean isBuiltin(String name) {
        return named(name).filter(value -> value.scope() == Frame.Scope.BUILTIN).isPresent();
    }

    Objects objects() {
        return objects;
    }
}
