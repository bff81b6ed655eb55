package dev.caretline.compiler.flowgraph;

import dev.caretline.compiler.target.Opcode;
import org.jspecify.annotations.Nullable;

/**
 * Tells every instruction the innermost exception handler around it, following all ways through the blocks with the
 * handlers that are set up on them, and replaces what sets up and ends handlers by no-operations
 * ({@code label_exception_targets} and {@code convert_exception_handlers_to_nops}, CPython 3.11).
 *
 * <pre>
 * B0: SETUP_FINALLY B2            B0: NOP
 *     LOAD_NAME 0          -->        LOAD_NAME 0     handler B2
 *     POP_BLOCK                       NOP
 *     LOAD_NAME 1                     LOAD_NAME 1     no handler
 * </pre>
 */
final class LabelHandlers {
    /** The handlers set up on the way to a block, the innermost first; shared by the blocks that have them in common. */
    record Handlers(BasicBlock innermost, @Nullable Handlers outer) {}

    private final BasicBlock[] pending;
    private int pendingCount;

    private LabelHandlers(int blocks) {
        pending = new BasicBlock[blocks];
    }

    static void run(FlowGraph graph) {
        if (!graph.hasHandlers()) {
            return;
        }
        for (@Nullable BasicBlock block = graph.entry(); block != null; block = block.next) {
            block.visited = false;
        }
        LabelHandlers labels = new LabelHandlers(graph.count());
        labels.enter(graph.entry(), null);
        while (labels.pendingCount > 0) {
            labels.label(labels.pending[--labels.pendingCount]);
        }
    }

    private void enter(BasicBlock block, @Nullable Handlers handlers) {
        if (!block.visited) {
            block.visited = true;
            block.handlers = handlers;
            pending[pendingCount++] = block;
        }
    }

    private void label(BasicBlock block) {
        @Nullable Handlers handlers = block.handlers;
        for (int i = 0; i < block.size; i++) {
            Instruction instruction = block.instructions[i];
            Opcode opcode = instruction.opcode;
            if (opcode.isBlockPush()) {
                enter(instruction.target(), handlers);
                handlers = push(instruction, handlers);
                instruction.becomeNop();
            } else if (opcode == Opcode.POP_BLOCK) {
                handlers = pop(handlers);
                instruction.becomeNop();
            } else {
                instruction.handler = handlers == null ? null : handlers.innermost;
                if (opcode.isJump()) {
                    enter(instruction.target(), handlers);
                }
            }
        }
        if (!block.noFallThrough && block.next != null) {
            enter(block.next, handlers);
        }
    }

    private static Handlers push(Instruction setup, @Nullable Handlers outer) {
        BasicBlock handler = setup.target();
        handler.preservesLasti |= setup.opcode != Opcode.SETUP_FINALLY;
        return new Handlers(handler, outer);
    }

    private static @Nullable Handlers pop(@Nullable Handlers handlers) {
        if (handlers == null) {
            throw new IllegalStateException("POP_BLOCK without a handler to pop");
        }
        return handlers.outer;
    }
}
