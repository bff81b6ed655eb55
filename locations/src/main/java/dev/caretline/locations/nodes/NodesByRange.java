package dev.caretline.locations.nodes;

import dev.caretline.grammar.ast.ChildVisitor;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.RangedNode;
import dev.caretline.grammar.source.SourceRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All nodes of a tree that have a range, found without recursion: parents before children. */
final class NodesByRange implements ChildVisitor {
    private final Map<SourceRange, List<RangedNode>> nodes = new HashMap<>();
    private final Deque<Node> pending = new ArrayDeque<>();

    NodesByRange(Mod tree) {
        pending.push(tree);
        while (!pending.isEmpty()) {
            Node node = pending.pop();
            if (node instanceof RangedNode ranged) {
                add(ranged, ranged.range());
            }
            if (node instanceof Expr.Attribute attribute) {
                addFromName(attribute, attribute);
            } else if (node instanceof Expr.Call call && call.func() instanceof Expr.Attribute method) {
                addFromName(call, method);
            }
            node.fields(this);
        }
    }

    private void add(RangedNode node, SourceRange range) {
        nodes.computeIfAbsent(range, r -> new ArrayList<>(1)).add(node);
    }

    /**
     * An attribute that ends on another line than it starts on, and a call of such a method, have a second range: CPython
     * has their instructions start at the name ({@code update_start_location_to_match_attr}, 3.11).
     */
    private void addFromName(RangedNode node, Expr.Attribute attribute) {
        SourceRange end = attribute.range();
        int length = attribute.attr().codePointCount(0, attribute.attr().length());
        int column = end.endColumnBytes() - length;
        if (node.range().lineNumber() != end.endLineNumber() && column >= 0) {
            SourceRange whole = node.range();
            add(
                    node,
                    SourceRange.ofNumbers(end.endLineNumber(), column, whole.endLineNumber(), whole.endColumnBytes()));
        }
    }

    /** The nodes with exactly this range, a parent before its children. */
    List<RangedNode> of(SourceRange range) {
        return nodes.getOrDefault(range, List.of());
    }

    @Override
    public void child(Node child) {
        pending.push(child);
    }
}
