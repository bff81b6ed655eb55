package dev.caretline.locations.caretline;

import dev.caretline.grammar.ast.ChildVisitor;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.locations.traceback.CodeIdentity;
import dev.caretline.locations.traceback.Source;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The functions and classes of a source, to tell whether a code object was compiled from it. */
final class Definitions implements ChildVisitor {
    private record Definition(String name, int firstLine) {}

    private final Set<Definition> all = new HashSet<>();
    private final Deque<Node> pending = new ArrayDeque<>();
    private final boolean known;

    private Definitions(Optional<Mod> tree) {
        known = tree.isPresent();
        tree.ifPresent(pending::push);
        while (!pending.isEmpty()) {
            pending.pop().fields(this);
        }
    }

    static Definitions of(Source source) {
        return new Definitions(source.tree());
    }

    /**
     * Whether the code is of one of them; true also for what is no definition, of a source without a tree, and where it is
     * not known on which line the code begins.
     */
    boolean have(CodeIdentity code) {
        return !known
                || code.firstLine() == CodeIdentity.UNKNOWN_LINE
                || code.name().startsWith("<")
                || all.contains(new Definition(code.name(), code.firstLine()));
    }

    @Override
    public void child(Node child) {
        if (child instanceof Expr) {
            return; // holds no definitions that have a name
        }
        if (child instanceof Stmt.FunctionDef function) {
            add(function.name(), function.decoratorList(), function.range().lineNumber());
        } else if (child instanceof Stmt.AsyncFunctionDef function) {
            add(function.name(), function.decoratorList(), function.range().lineNumber());
        } else if (child instanceof Stmt.ClassDef type) {
            add(type.name(), type.decoratorList(), type.range().lineNumber());
        }
        pending.push(child);
    }

    /** {@code co_firstlineno} is the line of the first decorator. */
    private void add(String name, List<Expr> decorators, int line) {
        all.add(new Definition(
                name, decorators.isEmpty() ? line : decorators.get(0).range().lineNumber()));
    }
}
