package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.ASYNC_GEN_WRAP;
import static dev.caretline.compiler.target.Opcode.GET_AWAITABLE;
import static dev.caretline.compiler.target.Opcode.GET_YIELD_FROM_ITER;
import static dev.caretline.compiler.target.Opcode.JUMP_NO_INTERRUPT;
import static dev.caretline.compiler.target.Opcode.RESUME;
import static dev.caretline.compiler.target.Opcode.SEND;
import static dev.caretline.compiler.target.Opcode.YIELD_VALUE;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.compiler.instrument.CodeScope;
import dev.caretline.grammar.ast.Expr;

/** {@code yield}, {@code yield from} and {@code await}. */
final class Coroutines {
    // Arguments of GET_AWAITABLE: what is awaited, for the error message if it cannot be.
    static final int AWAIT_EXPRESSION = 0;
    static final int AWAIT_ENTER = 1;
    static final int AWAIT_EXIT = 2;

    // Arguments of RESUME: what comes before it.
    private static final int AFTER_YIELD = 1;
    private static final int AFTER_YIELD_FROM = 2;
    private static final int AFTER_AWAIT = 3;

    private final CodeGenerator g;

    Coroutines(CodeGenerator generator) {
        g = generator;
    }

    void yieldValue(Expr.Yield node) {
        if (!g.unit.isFunction()) {
            throw g.diagnostics.error("'yield' outside function");
        }
        Expr value = node.value();
        if (value != null) {
            g.visit(value);
        } else {
            g.out.loadNone();
        }
        yieldTop();
    }

    /** Yields the top of the stack, and leaves what is sent in its place. */
    void yieldTop() {
        if (g.unit.entry.isGenerator() && g.unit.coroutine) {
            g.out.op(ASYNC_GEN_WRAP);
        }
        g.out.op(YIELD_VALUE);
        g.out.op(RESUME, AFTER_YIELD);
    }

    void yieldFrom(Expr.YieldFrom node) {
        if (!g.unit.isFunction()) {
            throw g.diagnostics.error("'yield' outside function");
        }
        if (g.unit.kind == CodeScope.Kind.ASYNC_FUNCTION) {
            throw g.diagnostics.error("'yield from' inside async function");
        }
        g.visit(node.value());
        g.out.op(GET_YIELD_FROM_ITER);
        g.out.loadNone();
        delegate(AFTER_YIELD_FROM);
    }

    void await(Expr.Await node) {
        if (!g.allowsTopLevelAwait()) {
            if (!g.unit.isFunction()) {
                throw g.diagnostics.error("'await' outside function");
            }
            if (g.unit.kind != CodeScope.Kind.ASYNC_FUNCTION && g.unit.kind != CodeScope.Kind.COMPREHENSION) {
                throw g.diagnostics.error("'await' outside async function");
            }
        }
        g.visit(node.value());
        await(AWAIT_EXPRESSION);
    }

    /** Awaits the top of the stack, and leaves the result in its place. */
    void await(int what) {
        g.out.op(GET_AWAITABLE, what);
        awaitAwaitable();
    }

    /** Awaits the awaitable on top of the stack, and leaves the result in its place. */
    void awaitAwaitable() {
        g.out.loadNone();
        delegate(AFTER_AWAIT);
    }

    /** Marks a module as a coroutine if it may await, and refuses other places than an {@code async def}. */
    void requireAsync(String what) {
        if (g.allowsTopLevelAwait()) {
            g.unit.coroutine = true;
        } else if (g.unit.kind != CodeScope.Kind.ASYNC_FUNCTION) {
            throw g.diagnostics.error("'" + what + "' outside async function");
        }
    }

    private void delegate(int resumeAfter) {
        Emitter out = g.out;
        BasicBlock start = out.newBlock();
        BasicBlock resume = out.newBlock();
        BasicBlock exit = out.newBlock();
        out.useHead(start);
        out.jump(SEND, exit);
        out.use(resume);
        out.op(YIELD_VALUE);
        out.op(RESUME, resumeAfter);
        out.jump(JUMP_NO_INTERRUPT, start);
        out.use(exit);
    }
}
