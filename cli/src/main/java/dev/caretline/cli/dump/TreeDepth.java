package dev.caretline.cli.dump;

import dev.caretline.grammar.ast.ChildVisitor;
import dev.caretline.grammar.ast.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** How deep a tree is, found without recursion: for trees that are too deep to be walked recursively. */
public final class TreeDepth implements ChildVisitor {
    private List<Node> children = new ArrayList<>();

    private TreeDepth() {}

    /** Whether some node has at least {@code limit} nodes above it. */
    public static boolean reaches(int limit, Node root) {
        TreeDepth visitor = new TreeDepth();
        Deque<List<Node>> levels = new ArrayDeque<>(); // of nodes still to be visited, from the root down
        levels.push(new ArrayList<>(List.of(root)));
        while (!levels.isEmpty()) {
            List<Node> level = levels.peek();
            if (level.isEmpty()) {
                levels.pop();
                continue;
            }
            level.remove(level.size() - 1).fields(visitor);
            if (!visitor.children.isEmpty()) {
                if (levels.size() >= limit) {
                    return true;
                }
                levels.push(visitor.children);
                visitor.children = new ArrayList<>();
            }
        }
        return false;
    }

    @Override
    public void child(Node child) {
        children.add(child);
    }
}
