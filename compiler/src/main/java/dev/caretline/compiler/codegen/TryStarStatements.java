package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.BUILD_LIST;
import static dev.caretline.compiler.target.Opcode.CHECK_EG_MATCH;
import static dev.caretline.compiler.target.Opcode.COPY;
import static dev.caretline.compiler.target.Opcode.JUMP;
import static dev.caretline.compiler.target.Opcode.LIST_APPEND;
import static dev.caretline.compiler.target.Opcode.NOP;
import static dev.caretline.compiler.target.Opcode.POP_BLOCK;
import static dev.caretline.compiler.target.Opcode.POP_EXCEPT;
import static dev.caretline.compiler.target.Opcode.POP_JUMP_IF_NONE;
import static dev.caretline.compiler.target.Opcode.POP_JUMP_IF_NOT_NONE;
import static dev.caretline.compiler.target.Opcode.POP_TOP;
import static dev.caretline.compiler.target.Opcode.PREP_RERAISE_STAR;
import static dev.caretline.compiler.target.Opcode.RERAISE;
import static dev.caretline.compiler.target.Opcode.SETUP_CLEANUP;
import static dev.caretline.compiler.target.Opcode.SWAP;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.compiler.target.Behaviour;
import dev.caretline.grammar.ast.ExceptHandler;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Stmt;
import org.jspecify.annotations.Nullable;

/**
 * {@code try} with {@code except*}: every handler is tried on what the ones before have left of the exception group, and
 * what the handlers raise is collected in a list.
 *
 * <pre>
 * [group, raised, rest]            in front of a handler
 * [group, raised, rest, match]     in front of its body, if something matches
 * </pre>
 */
final class TryStarStatements {
    private final CodeGenerator g;

    TryStarStatements(CodeGenerator generator) {
        g = generator;
    }

    void tryExcept(Stmt.TryStar node) {
        BasicBlock body = g.newBlock();
        BasicBlock except = g.newBlock();
        BasicBlock orelse = g.newBlock();
        BasicBlock end = g.newBlock();
        BasicBlock cleanup = g.newBlock();
        BasicBlock reraiseStar = g.newBlock();
        g.frames.tryBody(node.body(), body, except);
        g.out.jumpWithoutLine(JUMP, orelse);

        g.frames.enterHandler(node, except, cleanup);
        g.frames.push(FrameBlock.of(FrameBlock.Kind.EXCEPTION_GROUP_HANDLER));
        handlers(node, reraiseStar);
        g.out.atNowhere();
        g.frames.pop();
        reraise(reraiseStar, end);
        g.out.use(cleanup);
        g.frames.popExceptAndReraise();
        g.out.use(orelse);
        g.visitStatements(node.orelse());
        g.out.use(end);
    }

    private void handlers(Stmt.TryStar node, BasicBlock reraiseStar) {
        boolean jumpsOnNone = g.target().has(Behaviour.EXCEPT_STAR_JUMPS_ON_NONE);
        int last = node.handlers().size() - 1;
        for (int i = 0; i <= last; i++) {
            ExceptHandler handler = node.handlers().get(i);
            g.out.at(handler.range());
            if (jumpsOnNone) {
                handlerLeftOnNone(handler, i == 0);
            } else {
                handlerLeftAround(handler, i == 0);
            }
            if (i == last) {
                // What no handler has taken is raised as well; None if nothing is left.
                g.out.op(LIST_APPEND, 1);
                g.out.jump(JUMP, reraiseStar);
            }
        }
    }

    /** The copy of the group, and the list of what handlers raise. */
    private void startList() {
        g.out.op(COPY, 1);
        g.out.op(BUILD_LIST, 0);
        g.out.op(SWAP, 2);
    }

    /** One handler as 3.11.3 has it: a match jumps over what leaves for the next handler. */
    private void handlerLeftAround(ExceptHandler handler, boolean isFirst) {
        BasicBlock next = g.newBlock();
        BasicBlock match = g.newBlock();
        if (isFirst) {
            startList();
        }
        Expr type = handler.type();
        if (type != null) {
            g.visit(type);
            g.out.op(CHECK_EG_MATCH);
            g.out.op(COPY, 1);
            g.out.jump(POP_JUMP_IF_NOT_NONE, match);
            g.out.op(POP_TOP);
            g.out.jump(JUMP, next);
        }
        g.out.use(match);
        body(handler, next, next);
        g.out.use(next);
    }

    /** One handler as later releases have it: what does not match jumps. */
    private void handlerLeftOnNone(ExceptHandler handler, boolean isFirst) {
        BasicBlock next = g.newBlock();
        BasicBlock afterRaise = g.newBlock();
        BasicBlock noMatch = g.newBlock();
        if (isFirst) {
            startList();
        }
        Expr type = handler.type();
        if (type != null) {
            g.visit(type);
            g.out.op(CHECK_EG_MATCH);
            g.out.op(COPY, 1);
            g.out.jump(POP_JUMP_IF_NONE, noMatch);
        }
        body(handler, next, afterRaise);
        g.out.use(next);
        g.out.op(NOP);
        g.out.jump(JUMP, afterRaise);
        g.out.use(noMatch);
        g.out.op(POP_TOP);
        g.out.use(afterRaise);
    }

    private void body(ExceptHandler handler, BasicBlock next, BasicBlock afterRaise) {
        BasicBlock cleanup = g.newBlock();
        BasicBlock body = g.newBlock();
        @Nullable String name = handler.name();
        if (name != null) {
            g.names.store(name);
        } else {
            g.out.op(POP_TOP);
        }
        g.out.jump(SETUP_CLEANUP, cleanup);
        g.out.use(body);
        g.frames.push(FrameBlock.handlerCleanup(name));
        g.visitStatements(handler.body());
        g.frames.pop();
        g.out.atNowhere();
        g.out.op(POP_BLOCK);
        g.frames.unbind(name);
        g.out.jump(JUMP, next);
        g.out.use(cleanup);
        g.out.atNowhere();
        g.frames.unbind(name);
        g.out.op(LIST_APPEND, 3);
        g.out.op(POP_TOP);
        g.out.jump(JUMP, afterRaise);
    }

    /** Raises a group of what handlers have raised and what none has taken; goes on if that is nothing. */
    private void reraise(BasicBlock reraiseStar, BasicBlock end) {
        BasicBlock reraise = g.newBlock();
        g.out.use(reraiseStar);
        g.out.op(PREP_RERAISE_STAR);
        g.out.op(COPY, 1);
        g.out.jump(POP_JUMP_IF_NOT_NONE, reraise);
        g.out.op(POP_TOP);
        g.out.op(POP_BLOCK);
        g.out.op(POP_EXCEPT);
        g.out.jump(JUMP, end);
        g.out.use(reraise);
        g.out.op(POP_BLOCK);
        g.out.op(SWAP, 2);
        g.out.op(POP_EXCEPT);
        g.out.op(RERAISE, 0);
    }
}
