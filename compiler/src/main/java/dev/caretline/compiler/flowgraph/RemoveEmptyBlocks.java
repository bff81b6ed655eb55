package dev.caretline.compiler.flowgraph;

import org.jspecify.annotations.Nullable;

/**
 * Takes empty blocks out of the order of blocks and lets jumps skip them ({@code eliminate_empty_basic_blocks}, CPython
 * 3.11). An empty block at the very end stays.
 *
 * <pre>
 * B0: POP_JUMP_IF_TRUE B1         B0: POP_JUMP_IF_TRUE B2
 * B1:                        -->
 * B2: RETURN_VALUE                B2: RETURN_VALUE
 * </pre>
 */
final class RemoveEmptyBlocks {
    private RemoveEmptyBlocks() {}

    static void run(FlowGraph graph) {
        for (@Nullable BasicBlock block = graph.entry(); block != null; block = block.next) {
            if (block.next != null) {
                block.next = BasicBlock.skipEmpty(block.next);
            }
        }
        for (@Nullable BasicBlock block = graph.entry(); block != null; block = block.next) {
            letJumpSkip(block);
        }
    }

    /** Lets the jump at the end of a block, if there is one, skip empty blocks. */
    static void letJumpSkip(BasicBlock block) {
        if (block.endsWithJump()) {
            Instruction jump = block.last();
            jump.target = BasicBlock.skipEmpty(jump.target());
        }
    }
}
