package dev.caretline.locations.nodes;

import dev.caretline.grammar.ast.AsdlConstant;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.FieldVisitor;
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
import org.jspecify.annotations.Nullable;

/** All nodes of a tree that have a range, found without recursion: parents before children. */
final class NodesByRange implements FieldVisitor {
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
    public void node(String name, @Nullable Node node) {
        if (node != null) {
            pending.push(node);
        }
    }

    @Override
    public void nodes(String name, List<? extends @Nullable Node> nodes) {
        for (Node node : nodes) {
            node(name, node);
        }
    }

    @Override
    public void text(String name, @Nullable String text) {}

    @Override
    public void texts(String name, List<String> texts) {}

    @Override
    public void number(String name, int number) {}

    @Override
    public void symbol(String name, AsdlConstant symbol) {}

    @Override
    public void symbols(String name, List<? extends AsdlConstant> symbols) {}

    @Override
    public void value(String name, ConstantValue value) {}
}
