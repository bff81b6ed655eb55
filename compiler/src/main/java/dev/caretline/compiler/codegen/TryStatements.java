package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.CHECK_EXC_MATCH;
import static dev.caretline.compiler.target.Opcode.JUMP;
import static dev.caretline.compiler.target.Opcode.POP_BLOCK;
import static dev.caretline.compiler.target.Opcode.POP_EXCEPT;
import static dev.caretline.compiler.target.Opcode.POP_JUMP_IF_FALSE;
import static dev.caretline.compiler.target.Opcode.POP_TOP;
import static dev.caretline.compiler.target.Opcode.RERAISE;
import static dev.caretline.compiler.target.Opcode.SETUP_CLEANUP;
import static dev.caretline.compiler.target.Opcode.SETUP_FINALLY;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.grammar.ast.ExceptHandler;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Stmt;
import java.util.List;

/** {@code try} with {@code except} and {@code finally}; a statement with both is the one inside of the other. */
final class TryStatements {
    private final CodeGenerator g;
    private final TryStarStatements stars;

    TryStatements(CodeGenerator generator) {
        g = generator;
        stars = new TryStarStatements(generator);
    }

    void tryStatement(Stmt.Try node) {
        if (node.finalbody().isEmpty()) {
            tryExcept(node);
        } else {
            tryFinally(node, node.finalbody());
        }
    }

    void tryStarStatement(Stmt.TryStar node) {
        if (node.finalbody().isEmpty()) {
            stars.tryExcept(node);
        } else {
            tryFinally(node, node.finalbody());
        }
    }

    /** What {@code finally} protects. */
    private void protectedBody(Stmt node) {
        if (node instanceof Stmt.TryStar star) {
            // The grammar has no `except*` statement without handlers.
            stars.tryExcept(star);
        } else if (node instanceof Stmt.Try plain && !plain.handlers().isEmpty()) {
            tryExcept(plain);
        } else {
            g.visitStatements(((Stmt.Try) node).body());
        }
    }

    /**
     * The body of {@code finally} comes once for the normal way out and once for exceptions; ways out by {@code return} and
     * the like have copies of their own.
     *
     * <pre>
     *        SETUP_FINALLY end
     *        body
     *        POP_BLOCK
     *        final body
     *        JUMP exit
     * end:   SETUP_CLEANUP cleanup; PUSH_EXC_INFO
     *        final body
     *        RERAISE 0
     * cleanup: an exception in the final body
     * exit:
     * </pre>
     */
    private void tryFinally(Stmt node, List<Stmt> finalBody) {
        BasicBlock body = g.newBlock();
        BasicBlock end = g.newBlock();
        BasicBlock exit = g.newBlock();
        BasicBlock cleanup = g.newBlock();
        g.out.jump(SETUP_FINALLY, end);
        g.out.use(body);
        g.frames.push(FrameBlock.finallyTry(finalBody));
        protectedBody(node);
        g.out.opWithoutLine(POP_BLOCK, 0);
        g.frames.pop();
        g.visitStatements(finalBody);
        g.out.jumpWithoutLine(JUMP, exit);

        g.frames.enterHandler(node, end, cleanup);
        g.frames.push(FrameBlock.of(FrameBlock.Kind.FINALLY_END));
        g.visitStatements(finalBody);
        g.frames.pop();
        g.out.op(RERAISE, 0);
        g.out.use(cleanup);
        g.frames.popExceptAndReraise();
        g.out.use(exit);
    }

    /**
     * Each handler leaves for the next one if the exception does not match.
     *
     * <pre>
     *        SETUP_FINALLY except
     *        body
     *        POP_BLOCK
     *        else body
     *        JUMP end
     * except: SETUP_CLEANUP cleanup; PUSH_EXC_INFO
     *        E1; CHECK_EXC_MATCH; POP_JUMP_IF_FALSE next
     *        handler
     *        JUMP end
     * next:  ...
     *        RERAISE 0
     * cleanup: an exception in a handler
     * end:
     * </pre>
     */
    private void tryExcept(Stmt.Try node) {
        BasicBlock body = g.newBlock();
        BasicBlock except = g.newBlock();
        BasicBlock end = g.newBlock();
        BasicBlock cleanup = g.newBlock();
        g.frames.tryBody(node.body(), body, except);
        g.visitStatements(node.orelse());
        g.out.jumpWithoutLine(JUMP, end);

        g.frames.enterHandler(node, except, cleanup);
        g.frames.push(FrameBlock.of(FrameBlock.Kind.EXCEPTION_HANDLER));
        int last = node.handlers().size() - 1;
        for (int i = 0; i <= last; i++) {
            handler(node.handlers().get(i), i == last, end);
        }
        g.out.atNowhere();
        g.frames.pop();
        g.out.op(RERAISE, 0);
        g.out.use(cleanup);
        g.frames.popExceptAndReraise();
        g.out.use(end);
    }

    private void handler(ExceptHandler handler, boolean isLast, BasicBlock end) {
        g.out.at(handler.range());
        Expr type = handler.type();
        if (type == null && !isLast) {
            throw g.diagnostics.error("default 'except:' must be last");
        }
        BasicBlock next = g.newBlock();
        if (type != null) {
            g.visit(type);
            g.out.op(CHECK_EXC_MATCH);
            g.out.jump(POP_JUMP_IF_FALSE, next);
        }
        String name = handler.name();
        if (name == null) {
            anonymousHandler(handler.body(), end);
        } else {
            namedHandler(handler.body(), name, end);
        }
        g.out.use(next);
    }

    private void anonymousHandler(List<Stmt> statements, BasicBlock end) {
        BasicBlock body = g.newBlock();
        g.out.op(POP_TOP);
        g.out.use(body);
        g.frames.push(FrameBlock.handlerCleanup(null));
        g.visitStatements(statements);
        g.frames.pop();
        g.out.atNowhere();
        g.out.op(POP_BLOCK);
        g.out.op(POP_EXCEPT);
        g.out.jump(JUMP, end);
    }

    /** The variable is unbound on all ways out: the body is in a {@code try} with {@code finally} of its own. */
    private void namedHandler(List<Stmt> statements, String name, BasicBlock end) {
        BasicBlock cleanup = g.newBlock();
        BasicBlock body = g.newBlock();
        g.names.store(name);
        g.out.jump(SETUP_CLEANUP, cleanup);
        g.out.use(body);
        g.frames.push(FrameBlock.handlerCleanup(name));
        g.visitStatements(statements);
        g.frames.pop();
        g.out.atNowhere();
        g.out.op(POP_BLOCK);
        g.out.op(POP_BLOCK);
        g.out.op(POP_EXCEPT);
        g.frames.unbind(name);
        g.out.jump(JUMP, end);
        g.out.use(cleanup);
        g.out.atNowhere();
        g.frames.unbind(name);
        g.out.op(RERAISE, 1);
    }
}
