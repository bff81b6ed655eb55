package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.COPY;
import static dev.caretline.compiler.target.Opcode.POP_BLOCK;
import static dev.caretline.compiler.target.Opcode.POP_EXCEPT;
import static dev.caretline.compiler.target.Opcode.POP_TOP;
import static dev.caretline.compiler.target.Opcode.PUSH_EXC_INFO;
import static dev.caretline.compiler.target.Opcode.RERAISE;
import static dev.caretline.compiler.target.Opcode.SETUP_CLEANUP;
import static dev.caretline.compiler.target.Opcode.SETUP_FINALLY;
import static dev.caretline.compiler.target.Opcode.SWAP;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.grammar.ast.Stmt;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The frame blocks around the code being generated, and the code that leaves them. */
final class Frames {
    /** CO_MAXBLOCKS of CPython. */
    private static final int MAX_BLOCKS = 20;

    private final CodeGenerator g;

    Frames(CodeGenerator generator) {
        g = generator;
    }

    void push(FrameBlock block) {
        List<FrameBlock> blocks = g.unit.frameBlocks;
        if (blocks.size() >= MAX_BLOCKS) {
            throw g.diagnostics.error("too many statically nested blocks");
        }
        blocks.add(block);
    }

    void pop() {
        List<FrameBlock> blocks = g.unit.frameBlocks;
        blocks.remove(blocks.size() - 1);
    }

    /** Leaves all blocks, for a return. */
    void unwindAll(boolean valueOnTop) {
        unwind(valueOnTop, false);
    }

    /** Leaves the blocks within the innermost loop, and returns that loop; null if there is none. */
    @Nullable
    FrameBlock unwindToLoop() {
        return unwind(false, true);
    }

    /**
     * Leaves the blocks from the inside out. While a block is left it is not among the frame blocks: a return inside of a
     * {@code finally} that runs on the way out must not see that {@code finally} again.
     */
    private @Nullable FrameBlock unwind(boolean valueOnTop, boolean stopAtLoop) {
        List<FrameBlock> blocks = g.unit.frameBlocks;
        if (blocks.isEmpty()) {
            return null;
        }
        FrameBlock top = blocks.get(blocks.size() - 1);
        if (top.kind() == FrameBlock.Kind.EXCEPTION_GROUP_HANDLER) {
            throw g.diagnostics.error("'break', 'continue' and 'return' cannot appear in an except* block");
        }
        if (stopAtLoop && top.isLoop()) {
            return top;
        }
        pop();
        leave(top, valueOnTop);
        FrameBlock loop = unwind(valueOnTop, stopAtLoop);
        blocks.add(top);
        return loop;
    }

    /**
     * Emits what leaves one block: {@code compiler_unwind_fblock}.
     *
     * @param valueOnTop whether the top of the stack is a value to be returned, which has to stay there
     */
    void leave(FrameBlock block, boolean valueOnTop) {
        switch (block.kind()) {
            case WHILE_LOOP, EXCEPTION_HANDLER, EXCEPTION_GROUP_HANDLER, ASYNC_COMPREHENSION_GENERATOR -> {}
            case FOR_LOOP, POP_VALUE -> popBelow(valueOnTop);
            case TRY_EXCEPT -> g.out.op(POP_BLOCK);
            case FINALLY_TRY -> leaveFinallyTry(block, valueOnTop);
            case FINALLY_END -> {
                popBelow(valueOnTop);
                swapBelow(valueOnTop);
                g.out.op(POP_BLOCK);
                g.out.op(POP_EXCEPT);
            }
            case WITH, ASYNC_WITH -> leaveWith(block, valueOnTop);
            case HANDLER_CLEANUP -> leaveHandler(block, valueOnTop);
        }
    }

    private void swapBelow(boolean valueOnTop) {
        if (valueOnTop) {
            g.out.op(SWAP, 2);
        }
    }

    private void popBelow(boolean valueOnTop) {
        swapBelow(valueOnTop);
        g.out.op(POP_TOP);
    }

    private void leaveFinallyTry(FrameBlock block, boolean valueOnTop) {
        // This instruction, unlike all after it, still has the line of the statement that leaves.
        g.out.op(POP_BLOCK);
        if (valueOnTop) {
            push(FrameBlock.of(FrameBlock.Kind.POP_VALUE));
        }
        g.visitStatements(block.finalBody());
        if (valueOnTop) {
            pop();
        }
        g.out.atNowhere();
    }

    private void leaveWith(FrameBlock block, boolean valueOnTop) {
        g.out.at(Objects.requireNonNull(block.range()));
        g.out.op(POP_BLOCK);
        swapBelow(valueOnTop);
        callExitWithNones();
        if (block.kind() == FrameBlock.Kind.ASYNC_WITH) {
            g.coroutines.await(Coroutines.AWAIT_EXIT);
        }
        g.out.op(POP_TOP);
        g.out.atNowhere();
    }

    private void leaveHandler(FrameBlock block, boolean valueOnTop) {
        String name = block.name();
        if (name != null) {
            g.out.op(POP_BLOCK);
        }
        swapBelow(valueOnTop);
        g.out.op(POP_BLOCK);
        g.out.op(POP_EXCEPT);
        unbind(name);
    }

    /** What {@code except ... as name} does at its end: None is assigned first, in case the body has deleted the name. */
    void unbind(@Nullable String name) {
        if (name != null) {
            g.out.loadNone();
            g.names.store(name);
            g.names.delete(name);
        }
    }

    /** Calls the exit function on top of the stack as for a body that has not raised. */
    void callExitWithNones() {
        g.out.loadNone();
        g.out.loadNone();
        g.out.loadNone();
        g.out.call(2);
    }

    /**
     * Ends what handles an exception raised by a handler: puts back the exception that the handler was for, and lets the
     * new one go on as if from where it was raised.
     */
    void popExceptAndReraise() {
        g.out.op(COPY, 3);
        g.out.op(POP_EXCEPT);
        g.out.op(RERAISE, 1);
    }

    /**
     * The statements that the handlers of a {@code try} are for.
     *
     * @param body the block they start in
     * @param except where control goes if they raise
     */
    void tryBody(List<Stmt> statements, BasicBlock body, BasicBlock except) {
        g.out.jump(SETUP_FINALLY, except);
        g.out.use(body);
        push(FrameBlock.of(FrameBlock.Kind.TRY_EXCEPT));
        g.visitStatements(statements);
        pop();
        g.out.opWithoutLine(POP_BLOCK, 0);
    }

    /**
     * The start of the code that a caught exception leads to.
     *
     * @param node the {@code try} statement
     * @param cleanup where an exception in that code goes
     */
    void enterHandler(Stmt node, BasicBlock handler, BasicBlock cleanup) {
        g.out.use(handler);
        g.out.atNowhere();
        g.out.jump(SETUP_CLEANUP, cleanup);
        g.out.op(PUSH_EXC_INFO);
        if (g.weaving != null) {
            g.weaving.caught(node);
        }
    }
}
