package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.BEFORE_ASYNC_WITH;
import static dev.caretline.compiler.target.Opcode.BEFORE_WITH;
import static dev.caretline.compiler.target.Opcode.JUMP;
import static dev.caretline.compiler.target.Opcode.POP_BLOCK;
import static dev.caretline.compiler.target.Opcode.POP_EXCEPT;
import static dev.caretline.compiler.target.Opcode.POP_JUMP_IF_TRUE;
import static dev.caretline.compiler.target.Opcode.POP_TOP;
import static dev.caretline.compiler.target.Opcode.PUSH_EXC_INFO;
import static dev.caretline.compiler.target.Opcode.RERAISE;
import static dev.caretline.compiler.target.Opcode.SETUP_CLEANUP;
import static dev.caretline.compiler.target.Opcode.SETUP_WITH;
import static dev.caretline.compiler.target.Opcode.WITH_EXCEPT_START;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.ast.WithItem;
import java.util.List;

/** {@code with} and {@code async with}; several items are statements within each other. */
final class WithStatements {
    private final CodeGenerator g;

    WithStatements(CodeGenerator generator) {
        g = generator;
    }

    void with(Stmt.With node) {
        with(node, node.items(), 0, node.body());
    }

    void asyncWith(Stmt.AsyncWith node) {
        asyncWith(node, node.items(), 0, node.body());
    }

    private void with(Stmt node, List<WithItem> items, int index, List<Stmt> body) {
        WithItem item = items.get(index);
        BasicBlock block = g.newBlock();
        BasicBlock handler = g.newBlock();
        BasicBlock exit = g.newBlock();
        BasicBlock cleanup = g.newBlock();
        g.visit(item.contextExpr());
        g.out.op(BEFORE_WITH);
        g.out.jump(SETUP_WITH, handler);
        g.out.use(block);
        g.frames.push(FrameBlock.with(FrameBlock.Kind.WITH, node.range()));
        bind(item);
        if (index + 1 < items.size()) {
            with(node, items, index + 1, body);
        } else {
            g.visitStatements(body);
        }
        g.out.atNowhere();
        g.out.op(POP_BLOCK);
        g.frames.pop();

        g.out.at(node.range());
        g.frames.callExitWithNones();
        g.out.op(POP_TOP);
        g.out.jump(JUMP, exit);

        enterHandler(node, handler, cleanup);
        finishHandler(cleanup);
        g.out.use(exit);
    }

    private void asyncWith(Stmt node, List<WithItem> items, int index, List<Stmt> body) {
        g.coroutines.requireAsync("async with");
        WithItem item = items.get(index);
        BasicBlock block = g.newBlock();
        BasicBlock handler = g.newBlock();
        BasicBlock exit = g.newBlock();
        BasicBlock cleanup = g.newBlock();
        g.visit(item.contextExpr());
        g.out.op(BEFORE_ASYNC_WITH);
        g.coroutines.await(Coroutines.AWAIT_ENTER);
        g.out.jump(SETUP_WITH, handler);
        g.out.use(block);
        g.frames.push(FrameBlock.with(FrameBlock.Kind.ASYNC_WITH, node.range()));
        bind(item);
        if (index + 1 < items.size()) {
            asyncWith(node, items, index + 1, body);
        } else {
            g.visitStatements(body);
        }
        g.frames.pop();
        // Not without location, unlike the same instruction of a plain `with`; so CPython 3.11 has it.
        g.out.op(POP_BLOCK);

        g.out.at(node.range());
        g.frames.callExitWithNones();
        g.coroutines.await(Coroutines.AWAIT_EXIT);
        g.out.op(POP_TOP);
        g.out.jump(JUMP, exit);

        enterHandler(node, handler, cleanup);
        g.coroutines.await(Coroutines.AWAIT_EXIT);
        finishHandler(cleanup);
        g.out.use(exit);
    }

    private void bind(WithItem item) {
        Expr target = item.optionalVars();
        if (target != null) {
            g.visit(target);
        } else {
            g.out.op(POP_TOP);
        }
    }

    /** Calls the exit function with the exception. */
    private void enterHandler(Stmt node, BasicBlock handler, BasicBlock cleanup) {
        g.out.use(handler);
        g.out.jump(SETUP_CLEANUP, cleanup);
        g.out.op(PUSH_EXC_INFO);
        if (g.weaving != null) {
            g.weaving.caught(node);
        }
        g.out.op(WITH_EXCEPT_START);
    }

    /** Swallows the exception if the exit function returned true. */
    private void finishHandler(BasicBlock cleanup) {
        g.out.atNowhere();
        BasicBlock swallow = g.newBlock();
        g.out.jump(POP_JUMP_IF_TRUE, swallow);
        g.out.op(RERAISE, 2);
        g.out.use(cleanup);
        g.frames.popExceptAndReraise();
        g.out.use(swallow);
        g.out.op(POP_TOP);
        g.out.op(POP_BLOCK);
        g.out.op(POP_EXCEPT);
        g.out.op(POP_TOP);
        g.out.op(POP_TOP);
    }
}
