package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.ExceptHandler;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.RangedNode;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.ast.WithItem;
import dev.caretline.locations.code.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * What a frame may execute while an exception leaves it: handlers, {@code finally} and context managers around the place.
 *
 * @param blocks the statements of handlers and {@code finally}
 * @param managers the expressions of {@code with} statements
 * @param keeps whether a handler may keep the exception for later
 */
record Cleanup(List<Node> blocks, List<Expr> managers, boolean keeps) {
    /** @param scope the index in the path of the frame's own node */
    static Cleanup around(NodePath path, int scope) {
        List<Node> blocks = new ArrayList<>();
        List<Expr> managers = new ArrayList<>();
        boolean keeps = false;
        List<Node> nodes = path.nodes();
        for (int i = nodes.size() - 2; i > scope; i--) {
            Node inner = nodes.get(i + 1);
            if (nodes.get(i) instanceof Stmt.Try statement) {
                add(statement.body(), statement.handlers(), statement.finalbody(), inner, blocks);
            } else if (nodes.get(i) instanceof Stmt.TryStar statement) {
                add(statement.body(), statement.handlers(), statement.finalbody(), inner, blocks);
            } else if (nodes.get(i) instanceof Stmt.With with) {
                with.items().stream().map(WithItem::contextExpr).forEach(managers::add);
            } else if (nodes.get(i) instanceof Stmt.AsyncWith with) {
                with.items().stream().map(WithItem::contextExpr).forEach(managers::add);
            }
        }
        for (Node block : blocks) {
            keeps |= block instanceof ExceptHandler handler && keeps(handler);
        }
        return new Cleanup(List.copyOf(blocks), List.copyOf(managers), keeps);
    }

    private static void add(
            List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> last, Node inner, List<Node> blocks) {
        if (isOneOf(body, inner)) {
            blocks.addAll(handlers);
        }
        if (!isOneOf(last, inner)) {
            blocks.addAll(last);
        }
    }

    private static boolean isOneOf(List<Stmt> statements, Node wanted) {
        return statements.stream().anyMatch(statement -> statement == wanted);
    }

    /** Whether the handler's exception is used for anything but to be raised, or as a cause. */
    private static boolean keeps(ExceptHandler handler) {
        String name = handler.name();
        if (name == null) {
            return false;
        }
        long uses = Bindings.reads(handler.body()).stream()
                .filter(read -> read.id().equals(name))
                .count();
        long raised = Bindings.all(
                        handler.body(),
                        true,
                        node -> node instanceof Stmt.Raise raise
                                && (isName(raise.exc(), name) || isName(raise.cause(), name)))
                .size();
        return uses > raised;
    }

    private static boolean isName(@org.jspecify.annotations.Nullable Expr node, String name) {
        return node instanceof Expr.Name read && read.id().equals(name);
    }

    /**
     * Whether a frame that was last here had nothing but this cleanup behind it: it was in one of the blocks, or at a
     * {@code with}. A frame whose last place is not known, or is in what was tried, may have gone round a loop.
     */
    boolean covers(Location last) {
        return last.sourceRange()
                .filter(range -> blocks.stream()
                                .anyMatch(block -> block instanceof RangedNode ranged
                                        && ranged.range().contains(range))
                        || managers.stream().anyMatch(manager -> manager.range().equals(range)))
                .isPresent();
    }
}
