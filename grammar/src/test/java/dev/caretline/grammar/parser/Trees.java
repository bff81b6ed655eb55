package dev.caretline.grammar.parser;

import dev.caretline.grammar.ast.ChildVisitor;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.RangedNode;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Parses snippets for tests, and finds nodes in what comes out. */
final class Trees {
    private Trees() {}

    static Mod parse(String source, ParseMode mode) {
        return Parser.parse(SourceText.of(source, "<test>"), mode, PythonVersion.V3_11);
    }

    static Mod.Module module(String source) {
        return (Mod.Module) parse(source, ParseMode.EXEC);
    }

    /** The only statement of a source. */
    static Stmt statement(String source) {
        List<Stmt> body = module(source).body();
        if (body.size() != 1) {
            throw new AssertionError(body.size() + " statements");
        }
        return body.get(0);
    }

    /** A source that is one expression. */
    static Expr expression(String source) {
        return ((Stmt.Expr) statement(source)).value();
    }

    static ConstantValue constant(String source) {
        return ((Expr.Constant) expression(source)).value();
    }

    static boolean accepts(String source) {
        return accepts(source, ParseMode.EXEC);
    }

    static boolean accepts(String source, ParseMode mode) {
        try {
            parse(source, mode);
            return true;
        } catch (PythonSyntaxException e) {
            return false;
        }
    }

    /** All nodes of a kind, an outer one before those in it. */
    static <T extends Node> List<T> all(Class<T> kind, String source) {
        List<T> found = new ArrayList<>();
        walk(module(source), node -> {
            if (kind.isInstance(node)) {
                found.add(kind.cast(node));
            }
        });
        return found;
    }

    /** The ranges of {@link #all} the nodes of a kind, as text. */
    static List<String> ranges(Class<? extends RangedNode> kind, String source) {
        return all(kind, source).stream().map(node -> node.range().toString()).toList();
    }

    static void walk(Node node, Consumer<Node> visitor) {
        visitor.accept(node);
        for (Node child : children(node)) {
            walk(child, visitor);
        }
    }

    /** The nodes in the fields of a node, in the order of the fields. */
    static List<Node> children(Node node) {
        Children children = new Children();
        node.fields(children);
        return children.nodes;
    }

    private static final class Children implements ChildVisitor {
        private final List<Node> nodes = new ArrayList<>();

        @Override
        public void child(Node child) {
            nodes.add(child);
        }
    }
}
