package dev.caretline.compiler.flowgraph;

import org.jspecify.annotations.Nullable;

/**
 * Counts the ways into each block, by falling through, jumping or raising, and empties the blocks that there is no way
 * into ({@code mark_reachable}, CPython 3.11). They stay in the order of blocks until {@link RemoveEmptyBlocks}.
 *
 * <pre>
 * B0: JUMP B2            B0: JUMP B2
 * B1: LOAD_CONST 0       B1:
 * B2: RETURN_VALUE       B2: RETURN_VALUE   1 predecessor
 * </pre>
 */
final class RemoveUnreachable {
    private final BasicBlock[] pending;
    private final boolean handlers;
    private int pendingCount;

    private RemoveUnreachable(FlowGraph graph) {
        pending = new BasicBlock[graph.count()];
        handlers = graph.hasHandlers();
    }

    static void run(FlowGraph graph) {
        new RemoveUnreachable(graph).countFrom(graph.entry());
        for (@Nullable BasicBlock block = graph.entry(); block != null; block = block.next) {
            if (block.predecessors == 0) {
                block.size = 0;
                block.noFallThrough = false;
            }
        }
    }

    private void countFrom(BasicBlock entry) {
        reach(entry);
        while (pendingCount > 0) {
            BasicBlock block = pending[--pendingCount];
            if (block.next != null && !block.noFallThrough) {
                reach(block.next);
            }
            // A jump is the last instruction of its block; only handlers are set up before that.
            for (int i = handlers ? 0 : Math.max(0, block.size - 1); i < block.size; i++) {
                Instruction instruction = block.instructions[i];
                if (instruction.opcode.hasTarget()) {
                    reach(instruction.target());
                }
            }
        }
    }

    private void reach(BasicBlock block) {
        if (block.predecessors++ == 0) {
            pending[pendingCount++] = block;
        }
    }
}
