package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.ExceptHandler;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.RangedNode;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.locations.traceback.DescribedValue;
import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.Frame;
import dev.caretline.locations.traceback.RaisedException;
import dev.caretline.locations.traceback.Stack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether code that can have changed objects ran between a failure and its description: in a frame that went on, in another
 * thread, in an event loop. What such code did is not known, so then the content of nothing that can be changed is.
 */
final class Disturbance {
    private static final int MAX_DEPTH = 5;
    private static final Set<String> FIXED = Set.of("range", "slice", "ellipsis");
    private static final Set<String> DEFINITIONS =
            Set.of("function", "method", "builtin_function_or_method", "module", "type", "coroutine");

    private final Map<String, List<SourceRange>> managed = new HashMap<>();
    private final boolean any;

    Disturbance(Failure failure, SourceTrees sources) {
        any = failure.exceptions().stream().anyMatch(exception -> disturbs(exception, sources));
    }

    /** Whether anything ran that may have changed objects and global names. */
    boolean any() {
        return any;
    }

    boolean mayHaveChanged(DescribedValue value, Objects objects) {
        return any && isChangeable(value, objects, MAX_DEPTH);
    }

    private static boolean isChangeable(DescribedValue value, Objects objects, int depth) {
        if (value.identity().isEmpty() || value.exact().filter(FIXED::contains).isPresent()) {
            return false;
        }
        if (DEFINITIONS.contains(value.type())) {
            return false;
        }
        boolean isFixed = value.isExactly("tuple") || value.isExactly("frozenset");
        DescribedValue full = objects.full(value);
        return !isFixed
                || depth == 0
                || full.length().orElse(-1) != full.items().size()
                || full.items().stream().anyMatch(item -> isChangeable(item.value(), objects, depth - 1));
    }

    private boolean disturbs(RaisedException exception, SourceTrees sources) {
        Stack stack = exception.stack().orElse(Stack.of(List.of()));
        return stack.omitted() > 0
                || detail(exception, "failed_again", "True")
                || !(detail(exception, "other_threads", "0")
                        || exception.stack().isEmpty())
                || stack.frames().stream().anyMatch(frame -> isOfEventLoop(frame) || ranMore(frame, sources));
    }

    private static boolean detail(RaisedException exception, String name, String repr) {
        return exception.details().stream()
                .anyMatch(detail ->
                        detail.name().equals(name) && detail.value().repr().equals(repr));
    }

    /** Tasks and futures keep exceptions in C, where no frame shows it. */
    private static boolean isOfEventLoop(Frame frame) {
        return frame.code()
                .module()
                .filter(module -> module.startsWith("asyncio"))
                .isPresent();
    }

    private boolean ranMore(Frame frame, SourceTrees sources) {
        return isInWith(frame, sources)
                || frame.wentOn()
                        .filter(last -> cleanup(frame, sources)
                                .filter(cleanup -> cleanup.covers(last) && isHarmless(cleanup, frame))
                                .isEmpty())
                        .isPresent();
    }

    /** What a {@code with} runs leaves no trace in the frame: {@code RERAISE} sets its last instruction back. */
    private boolean isInWith(Frame frame, SourceTrees sources) {
        return frame.range()
                .filter(range ->
                        managed.computeIfAbsent(frame.code().filename(), file -> managed(file, sources)).stream()
                                .anyMatch(statement -> statement.contains(range)))
                .isPresent();
    }

    private static List<SourceRange> managed(String file, SourceTrees sources) {
        Optional<Mod> tree = sources.of(file).map(SourceTrees.Parsed::tree);
        if (tree.isEmpty()) {
            return List.of();
        }
        List<Node> statements = Bindings.statements(tree.get(), Disturbance::isManaging);
        boolean opensFiles = statements.stream().anyMatch(Disturbance::isOpening)
                && Bindings.everywhere("open", tree.get()).isEmpty();
        return statements.stream()
                .filter(node -> !(opensFiles && isOpening(node)))
                .map(node -> ((RangedNode) node).range())
                .toList();
    }

    private static boolean isManaging(Stmt node) {
        return node instanceof Stmt.With || node instanceof Stmt.AsyncWith || node instanceof Stmt.TryStar;
    }

    /** Whether it does no more than to close files, if {@code open} is what it usually is. */
    private static boolean isOpening(Node node) {
        return node instanceof Stmt.With with && with.items().stream().allMatch(item -> isOpen(item.contextExpr()));
    }

    private static boolean isOpen(Expr manager) {
        return manager instanceof Expr.Call call
                && call.func() instanceof Expr.Name name
                && name.id().equals("open");
    }

    private static Optional<Cleanup> cleanup(Frame frame, SourceTrees sources) {
        return sources.of(frame.code().filename())
                .flatMap(source -> frame.range().flatMap(range -> NodePath.find(source.tree(), range)))
                .flatMap(path -> ScopeNode.indexOf(frame.code(), path).map(scope -> Cleanup.around(path, scope)));
    }

    private static boolean isHarmless(Cleanup cleanup, Frame frame) {
        return cleanup.blocks().stream().allMatch(block -> isHarmless(block, frame))
                && cleanup.managers().stream().allMatch(manager -> isFile(manager, frame));
    }

    /** A handler that only raises, and any statement that runs no code of the program. */
    private static boolean isHarmless(Node block, Frame frame) {
        if (block instanceof ExceptHandler handler) {
            Expr type = handler.type();
            List<Stmt> body = handler.body();
            return (type == null || isPlain(type, frame))
                    && body.get(body.size() - 1) instanceof Stmt.Raise
                    && body.stream().allMatch(statement -> isHarmless(statement, frame));
        }
        if (block instanceof Stmt.Raise raise) {
            Expr what = raise.exc();
            Expr cause = raise.cause();
            return (what == null || isPlain(what, frame) || isBuiltinCall(what, frame))
                    && (cause == null || isPlain(cause, frame));
        }
        return block instanceof Stmt.Pass
                || (block instanceof Stmt.Expr only && only.value() instanceof Expr.Constant)
                || (block instanceof Stmt.Assign assign
                        && assign.targets().stream().allMatch(Expr.Name.class::isInstance)
                        && isPlain(assign.value(), frame));
    }

    private static boolean isPlain(Expr node, Frame frame) {
        return node instanceof Expr.Constant
                || node instanceof Expr.Name
                || (node instanceof Expr.Tuple tuple && tuple.elts().stream().allMatch(part -> isPlain(part, frame)));
    }

    /** {@code ValueError("text", name)}. */
    private static boolean isBuiltinCall(Expr node, Frame frame) {
        return node instanceof Expr.Call call
                && isBuiltin(call.func(), frame)
                && call.keywords().isEmpty()
                && call.args().stream().allMatch(argument -> isPlain(argument, frame));
    }

    private static boolean isFile(Expr manager, Frame frame) {
        return isOpen(manager) && isBuiltin(((Expr.Call) manager).func(), frame);
    }

    private static boolean isBuiltin(Expr node, Frame frame) {
        return node instanceof Expr.Name name
                && frame.names().stream()
                        .anyMatch(named -> named.name().equals(name.id()) && named.scope() == Frame.Scope.BUILTIN);
    }
}
