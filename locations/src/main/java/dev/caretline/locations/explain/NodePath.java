package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.ChildVisitor;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.RangedNode;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.SourceRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node and all nodes around it, from the root down; the node itself is the last. */
record NodePath(List<Node> nodes) {
    private static final int MAX_VISITED = 2_000_000;

    NodePath {
        nodes = List.copyOf(nodes);
    }

    /**
     * The outermost node that an instruction of this range stands for. A statement that is only an expression does not
     * count. The range of a method call, and of an attribute, whose name stands on a line of its own starts at the name
     * ({@code update_start_location_to_match_attr} of CPython 3.11).
     */
    static Optional<NodePath> find(Mod tree, SourceRange range) {
        Deque<Step> pending = new ArrayDeque<>();
        pending.push(new Step(tree, null));
        for (int visited = 0; !pending.isEmpty() && visited < MAX_VISITED; visited++) {
            Step step = pending.pop();
            if (step.node() instanceof RangedNode node && !(node instanceof Stmt.Expr) && standsFor(node, range)) {
                return Optional.of(step.path());
            }
            List<Step> children = new ArrayList<>();
            ChildVisitor collect = child -> {
                if (mayHold(step.node(), child, range)) {
                    children.add(new Step(child, step));
                }
            };
            step.node().fields(collect);
            Collections.reverse(children);
            children.forEach(pending::push);
        }
        return Optional.empty();
    }

    private static boolean standsFor(RangedNode node, SourceRange range) {
        if (node.range().equals(range)) {
            return true;
        }
        Expr.@Nullable Attribute named = node instanceof Expr.Attribute attribute
                ? attribute
                : node instanceof Expr.Call call && call.func() instanceof Expr.Attribute attribute ? attribute : null;
        return named != null
                && node.range().endLineNumber() == range.endLineNumber()
                && node.range().endColumnBytes() == range.endColumnBytes()
                && named.range().endLineNumber() == range.lineNumber()
                && named.range().endColumnBytes() - named.attr().getBytes(StandardCharsets.UTF_8).length
                        == range.columnBytes();
    }

    /** Nodes without range, and the parts of strings, may hold anything; decorators stand before what they decorate. */
    private static boolean mayHold(Node parent, Node child, SourceRange range) {
        if (!(child instanceof RangedNode ranged)
                || parent instanceof Expr.JoinedStr
                || parent instanceof Expr.FormattedValue) {
            return true;
        }
        return ranged.range().contains(range) || isDecorated(child);
    }

    private static boolean isDecorated(Node node) {
        return (node instanceof Stmt.FunctionDef f && !f.decoratorList().isEmpty())
                || (node instanceof Stmt.AsyncFunctionDef a
                        && !a.decoratorList().isEmpty())
                || (node instanceof Stmt.ClassDef c && !c.decoratorList().isEmpty());
    }

    Node last() {
        return nodes.get(nodes.size() - 1);
    }

    /** The node around the last, or around the one given. */
    Optional<Node> parent() {
        return nodes.size() < 2 ? Optional.empty() : Optional.of(nodes.get(nodes.size() - 2));
    }

    private record Step(Node node, @Nullable Step parent) {
        NodePath path() {
            List<Node> nodes = new ArrayList<>();
            for (Step step = this; step != null; step = step.parent()) {
                nodes.add(step.node());
            }
            Collections.reverse(nodes);
            return new NodePath(nodes);
        }
    }
}
