package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.JUMP;
import static dev.caretline.compiler.target.Opcode.JUMP_NO_INTERRUPT;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.compiler.target.Opcode;
import java.util.ArrayList;
import java.util.List;

/**
 * Code on the way of a jump. It is placed in front of the block that the jump goes to if nothing falls through into that
 * block, and behind the jump, which is turned round for it, otherwise:
 *
 * <pre>
 *       POP_JUMP_IF_FALSE detour              POP_JUMP_IF_TRUE on
 *       ...                                   woven code
 *       JUMP end                              JUMP else
 * detour: woven code                      on: ...
 * else: ...                             else: ...
 * </pre>
 *
 * so that the way which is not led past it costs nothing. In front of a block that is fallen into come detours of jumps that
 * cannot be turned round, with a jump over them; behind the code of the scope those of jumps back. No detour leads back but
 * those: a trace function is told of a line again where code jumps back to it.
 */
final class Detours {
    /**
     * @param jumping the block that ends with the jump
     * @param back whether the jump is a way back, such as that of a loop; signals and other threads get their turn at it
     */
    private record Detour(
            BasicBlock block, BasicBlock jumping, Opcode jump, BasicBlock target, boolean back, Runnable emit) {
        boolean canBeTurnedRound() {
            return !back && jump.hasOpposite();
        }
    }

    private final Emitter out;
    private final StackTracker stack;
    private final List<Detour> pending = new ArrayList<>();

    Detours(Emitter out, StackTracker stack) {
        this.out = out;
        this.stack = stack;
    }

    /** A jump to a target, that runs some code on the way. */
    void jump(Opcode opcode, BasicBlock target, Runnable emit) {
        BasicBlock block = out.newBlock();
        boolean back = stack.hasEntered(target);
        stack.expectJumpsTo(target);
        out.wovenJump(opcode, block);
        pending.add(new Detour(block, out.currentBlock(), opcode, target, back, emit));
    }

    /** Places the detours to a block that comes next. */
    void placeBefore(BasicBlock target) {
        if (pending.isEmpty()) {
            return;
        }
        boolean over = stack.fallsThrough();
        List<Detour> here = pending.stream()
                .filter(d -> d.target == target && !(over && d.canBeTurnedRound()))
                .toList();
        if (here.isEmpty()) {
            return;
        }
        if (over) {
            out.jumpAround(JUMP_NO_INTERRUPT, target);
        }
        pending.removeAll(here);
        for (int i = 0; i < here.size(); i++) {
            place(here.get(i));
            if (i < here.size() - 1) {
                out.jumpAround(JUMP_NO_INTERRUPT, target);
            }
        }
    }

    /** Places what is left, when all other code of the scope has been. */
    void placeAll() {
        while (!pending.isEmpty()) {
            Detour next = pending.remove(0);
            BasicBlock before = out.currentBlock();
            place(next);
            out.jumpAround(next.back ? JUMP : JUMP_NO_INTERRUPT, next.target);
            if (next.canBeTurnedRound()) {
                out.turnRound(next.jumping, before);
            }
        }
    }

    private void place(Detour detour) {
        out.useHere(detour.block);
        detour.emit.run();
    }
}
