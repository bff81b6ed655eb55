package dev.caretline.locations.nodes;

import dev.caretline.grammar.ast.ChildVisitor;
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
                nodes.computeIfAbsent(ranged.range(), range -> new ArrayList<>(1))
                        .add(ranged);
            }
            node.fields(this);
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
