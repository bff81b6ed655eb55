package dev.caretline.compiler.flowgraph;

import dev.caretline.compiler.target.InstructionSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns jumps into forward or backward ones, by where their target is in the order of the code
 * ({@code normalize_jumps}, CPython 3.11). A jump to its own block goes backward.
 *
 * <pre>
 * B0: POP_JUMP_IF_FALSE B2      -->     B0: POP_JUMP_FORWARD_IF_FALSE B2
 * B1: JUMP B0                           B1: JUMP_BACKWARD B0
 * </pre>
 */
final class DirectJumps {
    private DirectJumps() {}

    static void run(FlowGraph graph, InstructionSet opcodes) {
        for (@Nullable BasicBlock block = graph.entry(); block != null; block = block.next) {
            block.visited = false;
        }
        for (@Nullable BasicBlock block = graph.entry(); block != null; block = block.next) {
            block.visited = true;
            if (block.endsWithJump()) {
                Instruction jump = block.last();
                jump.opcode = jump.target().visited ? opcodes.backward(jump.opcode) : opcodes.forward(jump.opcode);
            }
        }
    }
}
