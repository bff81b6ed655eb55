package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.END_ASYNC_FOR;
import static dev.caretline.compiler.target.Opcode.FOR_ITER;
import static dev.caretline.compiler.target.Opcode.GET_AITER;
import static dev.caretline.compiler.target.Opcode.GET_ANEXT;
import static dev.caretline.compiler.target.Opcode.GET_ITER;
import static dev.caretline.compiler.target.Opcode.JUMP;
import static dev.caretline.compiler.target.Opcode.NOP;
import static dev.caretline.compiler.target.Opcode.POP_BLOCK;
import static dev.caretline.compiler.target.Opcode.SETUP_FINALLY;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.grammar.ast.Stmt;
import java.util.Objects;

/** {@code for}, {@code async for} and {@code while}, and what leaves them. */
final class Loops {
    private final CodeGenerator g;

    Loops(CodeGenerator generator) {
        g = generator;
    }

    void forLoop(Stmt.For node) {
        BasicBlock start = g.newBlock();
        BasicBlock body = g.newBlock();
        BasicBlock cleanup = g.newBlock();
        BasicBlock end = g.newBlock();
        g.frames.push(FrameBlock.loop(FrameBlock.Kind.FOR_LOOP, start, end));
        g.visit(node.iter());
        g.out.op(GET_ITER);
        g.out.useHead(start);
        g.out.jump(FOR_ITER, cleanup);
        g.out.use(body);
        g.visit(node.target());
        g.visitStatements(node.body());
        g.out.atNowhere();
        g.out.jump(JUMP, start);
        g.out.use(cleanup);
        g.frames.pop();
        if (g.weaving != null) {
            g.weaving.exhausted(node, node.iter().range());
        }
        g.visitStatements(node.orelse());
        g.out.use(end);
    }

    /**
     * As a {@code for} whose next item is awaited, in a handler of its own for StopAsyncIteration.
     */
    void asyncForLoop(Stmt.AsyncFor node) {
        g.coroutines.requireAsync("async for");
        BasicBlock start = g.newBlock();
        BasicBlock except = g.newBlock();
        BasicBlock end = g.newBlock();
        g.visit(node.iter());
        g.out.op(GET_AITER);
        g.out.useHead(start);
        g.frames.push(FrameBlock.loop(FrameBlock.Kind.FOR_LOOP, start, end));
        g.out.jump(SETUP_FINALLY, except);
        g.out.op(GET_ANEXT);
        g.coroutines.awaitAwaitable();
        g.out.op(POP_BLOCK);
        g.visit(node.target());
        g.visitStatements(node.body());
        g.out.atNowhere();
        g.out.jump(JUMP, start);
        g.frames.pop();
        g.out.use(except);
        // The loop ends on the line of the iterable, not on that of the body.
        g.out.at(node.iter().range());
        g.out.op(END_ASYNC_FOR);
        if (g.weaving != null) {
            g.weaving.exhausted(node, node.iter().range());
        }
        g.visitStatements(node.orelse());
        g.out.use(end);
    }

    /** The condition comes twice: before the loop, and at its end, where it jumps back to the body. */
    void whileLoop(Stmt.While node) {
        BasicBlock loop = g.newBlock();
        BasicBlock body = g.newBlock();
        BasicBlock anchor = g.newBlock();
        BasicBlock end = g.newBlock();
        g.out.useHead(loop);
        g.frames.push(FrameBlock.loop(FrameBlock.Kind.WHILE_LOOP, loop, end));
        g.conditions.jumpIf(node.test(), anchor, false);
        g.out.useHead(body);
        g.visitStatements(node.body());
        g.out.at(node.range());
        g.conditions.jumpIf(node.test(), body, true);
        g.frames.pop();
        g.out.use(anchor);
        g.visitStatements(node.orelse());
        g.out.use(end);
    }

    void breakLoop() {
        FrameBlock loop = unwindToLoop("'break' outside loop");
        g.frames.leave(loop, false);
        g.out.jump(JUMP, Objects.requireNonNull(loop.exit()));
    }

    void continueLoop() {
        FrameBlock loop = unwindToLoop("'continue' not properly in loop");
        g.out.jump(JUMP, Objects.requireNonNull(loop.start()));
    }

    private FrameBlock unwindToLoop(String errorOutside) {
        Emitter out = g.out;
        int line = out.line;
        int column = out.column;
        int endLine = out.endLine;
        int endColumn = out.endColumn;
        // So that the line is traced although the jump may be optimised away.
        out.op(NOP);
        FrameBlock loop = g.frames.unwindToLoop();
        if (loop == null) {
            out.at(line, column, endLine, endColumn);
            throw g.diagnostics.error(errorOutside);
        }
        return loop;
    }
}
