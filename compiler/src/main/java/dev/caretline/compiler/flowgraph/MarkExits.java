package dev.caretline.compiler.flowgraph;

import dev.caretline.compiler.target.Opcode;

/**
 * Marks the blocks that leave the scope and those that do not fall through, and lets jumps skip empty blocks
 * ({@code normalize_basic_block}, CPython 3.11).
 *
 * <pre>
 * B0: JUMP B1               B0: JUMP B2       no fall-through
 * B1:                       B1:
 * B2: RETURN_VALUE          B2: RETURN_VALUE  exit, no fall-through
 * </pre>
 */
final class MarkExits {
    private MarkExits() {}

    static void run(FlowGraph graph) {
        for (int i = 0; i < graph.count(); i++) {
            BasicBlock block = graph.created(i);
            if (!block.isEmpty()) {
                mark(block, block.last());
            }
        }
    }

    private static void mark(BasicBlock block, Instruction last) {
        Opcode opcode = last.opcode;
        if (opcode.isScopeExit()) {
            block.exit = true;
            block.noFallThrough = true;
        } else if (opcode.isJump()) {
            block.noFallThrough |= opcode.isUnconditionalJump();
            last.target = BasicBlock.skipEmpty(last.target());
        }
    }
}
