package dev.caretline.compiler.flowgraph;

import org.jspecify.annotations.Nullable;

/**
 * Replaces an unconditional jump to the very next block by a no-operation (part of {@code optimize_cfg}, CPython 3.11).
 * It goes with {@link RemoveNops}, unless its line has to stay visible.
 *
 * <pre>
 * B0: JUMP B1  @2               B0: NOP  @2       falls through
 * B1: RETURN_VALUE     -->      B1: RETURN_VALUE
 * </pre>
 */
final class RemoveRedundantJumps {
    private RemoveRedundantJumps() {}

    static void run(FlowGraph graph) {
        boolean removed = false;
        for (@Nullable BasicBlock block = graph.entry(); block != null; block = block.next) {
            if (!block.isEmpty() && block.last().opcode.isUnconditionalJump() && jumpsTo(block.next, block.last())) {
                block.last().becomeNop();
                block.noFallThrough = false;
                removed = true;
            }
        }
        if (removed) {
            // Not otherwise: a block that RemoveNops has emptied stays a target then.
            RemoveEmptyBlocks.run(graph);
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean jumpsTo(@Nullable BasicBlock block, Instruction jump) {
        return jump.target == block;
    }
}
