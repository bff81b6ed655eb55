package dev.caretline.coverage.model;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.Stmt;
import java.util.IdentityHashMap;

/** The nodes of a tree that events belong to: those of this very tree, not equal ones of another. */
public final class EventSites {
    final IdentityHashMap<Node, Integer> starts = new IdentityHashMap<>();
    final IdentityHashMap<Node, Integer> bodies = new IdentityHashMap<>();
    final IdentityHashMap<Node, Integer> ends = new IdentityHashMap<>();
    final IdentityHashMap<Node, Integer> exhaustions = new IdentityHashMap<>();
    final IdentityHashMap<Node, Integer> mismatches = new IdentityHashMap<>();
    final IdentityHashMap<Expr, int[]> outcomes = new IdentityHashMap<>();

    EventSites() {}

    /** The event that the execution of a statement, expression or pattern starts. */
    public int start(Node node) {
        return starts.getOrDefault(node, Events.NONE);
    }

    /** The event that the code of a function, lambda or generator expression starts. */
    public int body(Node node) {
        return bodies.getOrDefault(node, Events.NONE);
    }

    /** The event that an expression has been evaluated and execution goes on behind it. */
    public int end(Node node) {
        return ends.getOrDefault(node, Events.NONE);
    }

    /** The event that a loop has no more items. */
    public int exhausted(Node loop) {
        return exhaustions.getOrDefault(loop, Events.NONE);
    }

    /** The event that no case of a {@code match} has matched. */
    public int unmatched(Stmt.Match match) {
        return mismatches.getOrDefault(match, Events.NONE);
    }

    /** The event that a condition was true, or false. */
    public int outcome(Expr condition, boolean truth) {
        int[] events = outcomes.get(condition);
        return events == null ? Events.NONE : events[truth ? 1 : 0];
    }
}
