package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.BUILD_LIST;
import static dev.caretline.compiler.target.Opcode.BUILD_MAP;
import static dev.caretline.compiler.target.Opcode.BUILD_SET;
import static dev.caretline.compiler.target.Opcode.END_ASYNC_FOR;
import static dev.caretline.compiler.target.Opcode.FOR_ITER;
import static dev.caretline.compiler.target.Opcode.GET_AITER;
import static dev.caretline.compiler.target.Opcode.GET_ANEXT;
import static dev.caretline.compiler.target.Opcode.GET_ITER;
import static dev.caretline.compiler.target.Opcode.JUMP;
import static dev.caretline.compiler.target.Opcode.LIST_APPEND;
import static dev.caretline.compiler.target.Opcode.LOAD_FAST;
import static dev.caretline.compiler.target.Opcode.MAP_ADD;
import static dev.caretline.compiler.target.Opcode.POP_BLOCK;
import static dev.caretline.compiler.target.Opcode.POP_TOP;
import static dev.caretline.compiler.target.Opcode.RETURN_VALUE;
import static dev.caretline.compiler.target.Opcode.SETUP_FINALLY;
import static dev.caretline.compiler.target.Opcode.SET_ADD;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.compiler.instrument.CodeScope;
import dev.caretline.compiler.target.Opcode;
import dev.caretline.grammar.ast.Comprehension;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.locations.code.CodeObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comprehensions and generator expressions: each a function of the outermost iterator, made and called on the spot. */
final class Comprehensions {
    private static final CodeScope.Kind SCOPE = CodeScope.Kind.COMPREHENSION;

    private final CodeGenerator g;

    Comprehensions(CodeGenerator generator) {
        g = generator;
    }

    /**
     * The parts that a comprehension is made of.
     *
     * @param build makes the container, and {@code add} puts an element into it; null for a generator
     * @param element the element, or the key
     * @param value the value of a dict's item, null for all else
     */
    private record Parts(
            Expr node,
            List<Comprehension> clauses,
            @Nullable Opcode build,
            @Nullable Opcode add,
            Expr element,
            @Nullable Expr value) {
        boolean isGenerator() {
            return build == null;
        }
    }

    void list(Expr.ListComp node) {
        comprehension("<listcomp>", new Parts(node, node.generators(), BUILD_LIST, LIST_APPEND, node.elt(), null));
    }

    void set(Expr.SetComp node) {
        comprehension("<setcomp>", new Parts(node, node.generators(), BUILD_SET, SET_ADD, node.elt(), null));
    }

    void dict(Expr.DictComp node) {
        comprehension("<dictcomp>", new Parts(node, node.generators(), BUILD_MAP, MAP_ADD, node.key(), node.value()));
    }

    void generator(Expr.GeneratorExp node) {
        comprehension("<genexpr>", new Parts(node, node.generators(), null, null, node.elt(), null));
    }

    private void comprehension(String name, Parts parts) {
        boolean asyncAllowed =
                g.unit.kind == CodeScope.Kind.ASYNC_FUNCTION || g.unit.kind == SCOPE || g.allowsTopLevelAwait();
        g.enterScope(SCOPE, name, parts.node, parts.node.range().lineNumber());
        g.out.at(parts.node.range());
        boolean async = g.unit.coroutine;
        if (async && !parts.isGenerator() && !asyncAllowed) {
            throw g.diagnostics.error("asynchronous comprehension outside of an asynchronous function");
        }
        g.unit.takesIterator();
        body(parts);
        CodeObject code = g.leaveScope(true);
        if (async && g.allowsTopLevelAwait()) {
            g.unit.coroutine = true;
        }
        g.functions.makeFunction(code, 0);
        Comprehension outermost = parts.clauses.get(0);
        g.visit(outermost.iter());
        g.out.op(isAsync(outermost) ? GET_AITER : GET_ITER);
        g.out.call(0);
        if (async && !parts.isGenerator()) {
            g.coroutines.await(Coroutines.AWAIT_EXPRESSION);
        }
    }

    private static boolean isAsync(Comprehension clause) {
        return clause.isAsync() != 0;
    }

    private void body(Parts parts) {
        if (parts.build != null) {
            g.out.op(parts.build, 0);
        }
        clause(parts, 0, 0);
        if (!parts.isGenerator()) {
            g.out.op(RETURN_VALUE);
        }
    }

    /**
     * One clause with all that is inside of it.
     *
     * @param loops how many iterators are on the stack above the container
     */
    private void clause(Parts parts, int index, int loops) {
        Comprehension clause = parts.clauses.get(index);
        if (isAsync(clause)) {
            asyncClause(parts, clause, index, loops);
        } else {
            syncClause(parts, clause, index, loops);
        }
    }

    private void syncClause(Parts parts, Comprehension clause, int index, int loops) {
        BasicBlock start = g.newBlock();
        BasicBlock skip = g.newBlock();
        BasicBlock end = g.newBlock();
        Expr only = index == 0 ? null : onlyItem(clause.iter());
        if (only != null) {
            // `for y in [f(x)]` is the idiom for a local variable: an assignment, no loop.
            g.visit(only);
        } else {
            iterator(clause, index, GET_ITER);
            g.out.useHead(start);
            g.out.jump(FOR_ITER, end);
        }
        g.visit(clause.target());
        inside(parts, clause, index, only != null ? loops : loops + 1, skip);
        g.out.use(skip);
        if (only == null) {
            g.out.jump(JUMP, start);
            g.out.use(end);
            if (g.weaving != null) {
                g.weaving.exhausted(clause, clause.target().range());
            }
        }
    }

    private void iterator(Comprehension clause, int index, Opcode getIterator) {
        if (index == 0) {
            g.out.op(LOAD_FAST, 0);
        } else {
            g.visit(clause.iter());
            g.out.op(getIterator);
        }
    }

    private static @Nullable Expr onlyItem(Expr iterable) {
        List<Expr> items = List.of();
        if (iterable instanceof Expr.List list) {
            items = list.elts();
        } else if (iterable instanceof Expr.Tuple tuple) {
            items = tuple.elts();
        }
        return items.size() == 1 && !(items.get(0) instanceof Expr.Starred) ? items.get(0) : null;
    }

    private void asyncClause(Parts parts, Comprehension clause, int index, int loops) {
        BasicBlock start = g.newBlock();
        BasicBlock except = g.newBlock();
        BasicBlock skip = g.newBlock();
        iterator(clause, index, GET_AITER);
        g.out.useHead(start);
        g.frames.push(FrameBlock.of(FrameBlock.Kind.ASYNC_COMPREHENSION_GENERATOR));
        g.out.jump(SETUP_FINALLY, except);
        g.out.op(GET_ANEXT);
        g.coroutines.awaitAwaitable();
        g.out.op(POP_BLOCK);
        g.visit(clause.target());
        inside(parts, clause, index, loops + 1, skip);
        g.out.use(skip);
        g.out.jump(JUMP, start);
        g.frames.pop();
        g.out.use(except);
        g.out.op(END_ASYNC_FOR);
        if (g.weaving != null) {
            g.weaving.exhausted(clause, clause.target().range());
        }
    }

    /** What runs for each item of a clause: its conditions, then the next clause or the element. */
    private void inside(Parts parts, Comprehension clause, int index, int loops, BasicBlock skip) {
        for (int i = 0; i < clause.ifs().size(); i++) {
            g.conditions.jumpIf(clause.ifs().get(i), skip, false);
        }
        if (index + 1 < parts.clauses.size()) {
            clause(parts, index + 1, loops);
        } else {
            element(parts, loops);
        }
    }

    private void element(Parts parts, int loops) {
        g.visit(parts.element);
        if (parts.value != null) {
            g.visit(parts.value);
        }
        if (parts.add != null) {
            g.out.op(parts.add, loops + 1);
        } else {
            g.coroutines.yieldTop();
            g.out.op(POP_TOP);
        }
    }
}
