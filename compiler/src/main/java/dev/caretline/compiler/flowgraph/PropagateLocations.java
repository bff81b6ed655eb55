package dev.caretline.compiler.flowgraph;

import org.jspecify.annotations.Nullable;

/**
 * Hands locations on to instructions without a line: within a block from the one before, and at its end to the next
 * block and to the target of its jump, if there is no other way into that ({@code propagate_line_numbers}, CPython
 * 3.11). Blocks are visited in the order of the code.
 *
 * <pre>
 * B0: LOAD_NAME 0          @1           B0: LOAD_NAME 0          @1
 *     POP_TOP                    -->        POP_TOP              @1
 *     POP_JUMP_IF_TRUE B2  @2               POP_JUMP_IF_TRUE B2  @2
 * B1: LOAD_CONST 0                      B1: LOAD_CONST 0         @2
 * </pre>
 */
final class PropagateLocations {
    private PropagateLocations() {}

    static void run(FlowGraph graph) {
        for (@Nullable BasicBlock block = graph.entry(); block != null; block = block.next) {
            if (!block.isEmpty()) {
                propagate(block);
            }
        }
    }

    private static void propagate(BasicBlock block) {
        @Nullable Instruction previous = null;
        for (int i = 0; i < block.size; i++) {
            Instruction instruction = block.instructions[i];
            if (instruction.hasLine()) {
                previous = instruction;
            } else if (previous != null) {
                instruction.takeLocationOf(previous);
            } else {
                forgetLocation(instruction);
            }
        }
        Instruction last = block.last();
        if (!block.noFallThrough && block.next != null) {
            handOn(last, block.next);
        }
        if (last.opcode.isJump()) {
            handOn(last, last.target());
        }
    }

    private static void handOn(Instruction last, BasicBlock block) {
        if (block.predecessors == 1 && !block.isEmpty() && !block.instructions[0].hasLine()) {
            block.instructions[0].takeLocationOf(last);
        }
    }

    /** An instruction emitted without line has columns of 0; after this pass they are not known. */
    private static void forgetLocation(Instruction instruction) {
        instruction.line = Instruction.NONE;
        instruction.column = Instruction.NONE;
        instruction.endLine = Instruction.NONE;
        instruction.endColumn = Instruction.NONE;
    }
}
