package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.JUMP;
import static dev.caretline.compiler.target.Opcode.JUMP_NO_INTERRUPT;

import dev.caretline.compiler.flowgraph.BasicBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * Code on the way of a jump. It is placed in front of the block that the jump goes to if nothing falls through into that
 * block, and behind the code of the scope otherwise:
 *
 * <pre>
 *       POP_JUMP_IF_FALSE detour              POP_JUMP_IF_FALSE detour
 *       ...                                   ...
 *       JUMP end                        else: ...
 * detour: woven code                          RETURN_VALUE
 * else: ...                           detour: woven code
 *                                             JUMP else
 * </pre>
 *
 * so that the way which is not led past it costs nothing.
 */
final class Detours {
    /** Of a way back, such as that of a loop, the jump stays one at which signals and other threads get their turn. */
    private record Detour(BasicBlock block, BasicBlock target, boolean back, Runnable emit) {}

    private final Emitter out;
    private final StackTracker stack;
    private final List<Detour> pending = new ArrayList<>();

    Detours(Emitter out, StackTracker stack) {
        this.out = out;
        this.stack = stack;
    }

    /** The block to jump to, instead of the target, to run some code on the way. */
    BasicBlock add(BasicBlock target, Runnable emit) {
        BasicBlock block = out.newBlock();
        pending.add(new Detour(block, target, stack.hasEntered(target), emit));
        stack.expectJumpsTo(target);
        return block;
    }

    /** Places the detours to a block that comes next. */
    void placeBefore(BasicBlock target) {
        if (pending.isEmpty() || stack.fallsThrough()) {
            return;
        }
        List<Detour> here = pending.stream().filter(d -> d.target == target).toList();
        pending.removeAll(here);
        for (int i = 0; i < here.size(); i++) {
            place(here.get(i));
            if (i < here.size() - 1) {
                out.jumpWithoutLine(JUMP_NO_INTERRUPT, target);
            }
        }
    }

    /** Places what is left, behind the code of the scope. */
    void placeAll() {
        while (!pending.isEmpty()) {
            Detour next = pending.remove(0);
            place(next);
            out.jumpWithoutLine(next.back ? JUMP : JUMP_NO_INTERRUPT, next.target);
        }
    }

    private void place(Detour detour) {
        out.useHere(detour.block);
        detour.emit.run();
    }
}
