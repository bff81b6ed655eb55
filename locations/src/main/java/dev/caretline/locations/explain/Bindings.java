package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Alias;
import dev.caretline.grammar.ast.ChildVisitor;
import dev.caretline.grammar.ast.ExceptHandler;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.ExprContext;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.Pattern;
import dev.caretline.grammar.ast.Stmt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Where names are bound and used, found in the source alone. Functions and classes inside are other scopes. */
final class Bindings {
    private Bindings() {}

    /** The nodes that bind or delete a name in the scope that these nodes belong to. */
    static List<Node> of(String name, List<? extends Node> nodes) {
        return all(nodes, true, node -> binds(node, name));
    }

    /** The same in all scopes, {@code global} and {@code nonlocal} declarations included. */
    static List<Node> everywhere(String name, Node root) {
        return all(List.of(root), false, node -> binds(node, name) || declares(node, name));
    }

    /** Whether a nested scope says that it binds a name of this one. */
    static boolean isDeclared(String name, Node root) {
        return !statements(root, node -> declares(node, name)).isEmpty();
    }

    /** The statements of all scopes, in no order. */
    static List<Node> statements(Node root, Predicate<Stmt> wanted) {
        List<Node> found = new ArrayList<>();
        Deque<Node> pending = new ArrayDeque<>();
        pending.push(root);
        ChildVisitor push = child -> {
            if (!(child instanceof Expr)) { // holds no statements
                pending.push(child);
            }
        };
        while (!pending.isEmpty()) {
            Node node = pending.pop();
            if (node instanceof Stmt statement && wanted.test(statement)) {
                found.add(node);
            }
            node.fields(push);
        }
        return found;
    }

    /** The names that are read. */
    static List<Expr.Name> reads(List<? extends Node> nodes) {
        return all(nodes, false, node -> node instanceof Expr.Name name && name.ctx() == ExprContext.LOAD).stream()
                .map(Expr.Name.class::cast)
                .toList();
    }

    static List<Node> all(List<? extends Node> roots, boolean sameScope, Predicate<Node> wanted) {
        List<Node> found = new ArrayList<>();
        Deque<Node> pending = new ArrayDeque<>();
        for (int i = roots.size() - 1; i >= 0; i--) {
            pending.push(roots.get(i));
        }
        while (!pending.isEmpty()) {
            Node node = pending.pop();
            if (wanted.test(node)) {
                found.add(node);
            }
            if (!(sameScope && ScopeNode.isNested(node))) {
                pushChildren(node, pending);
            }
        }
        return found;
    }

    /** The nodes directly in a node. */
    static List<Node> children(Node node) {
        List<Node> children = new ArrayList<>();
        ChildVisitor collect = children::add;
        node.fields(collect);
        return children;
    }

    private static void pushChildren(Node node, Deque<Node> pending) {
        List<Node> children = children(node);
        for (int i = children.size() - 1; i >= 0; i--) {
            pending.push(children.get(i));
        }
    }

    private static boolean declares(Node node, String name) {
        return (node instanceof Stmt.Global global && global.names().contains(name))
                || (node instanceof Stmt.Nonlocal nonlocal && nonlocal.names().contains(name));
    }

    static boolean binds(Node node, String name) {
        if (node instanceof Expr.Name bound) {
            return bound.ctx() != ExprContext.LOAD && bound.id().equals(name);
        }
        if (node instanceof Alias alias) {
            String as = alias.asname();
            return alias.name().equals("*") || (as != null ? as : alias.name().split("\\.", 2)[0]).equals(name);
        }
        if (node instanceof ExceptHandler handler) {
            return name.equals(handler.name());
        }
        return bindsAsDefinition(node, name) || bindsAsPattern(node, name);
    }

    private static boolean bindsAsDefinition(Node node, String name) {
        return (node instanceof Stmt.FunctionDef f && f.name().equals(name))
                || (node instanceof Stmt.AsyncFunctionDef a && a.name().equals(name))
                || (node instanceof Stmt.ClassDef c && c.name().equals(name));
    }

    private static boolean bindsAsPattern(Node node, String name) {
        return (node instanceof Pattern.MatchAs as && name.equals(as.name()))
                || (node instanceof Pattern.MatchStar star && name.equals(star.name()))
                || (node instanceof Pattern.MatchMapping mapping && name.equals(mapping.rest()));
    }
}
