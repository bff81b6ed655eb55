package dev.caretline.compiler.flowgraph;

import org.jspecify.annotations.Nullable;

/**
 * Hands locations on to instructions without a line: within a block from the one before, and at its end to the next
 * block and to the target of its jump, if there is no other way into that ({@code propagate_line_numbers}, CPython
 * 3.11). Blocks are visited in the order of the code. Woven instructions that get no
 * location here are left to {@link SettleWovenLocations}.
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
        countJumps(graph);
        for (@Nullable BasicBlock block = graph.entry(); block != null; block = block.next) {
            if (!block.isEmpty()) {
                propagate(block);
            }
        }
    }

    private static void countJumps(FlowGraph graph) {
        for (@Nullable BasicBlock block = graph.entry(); block != null; block = block.next) {
            block.jumpedTo = 0;
        }
        for (@Nullable BasicBlock block = graph.entry(); block != null; block = block.next) {
            if (!block.isEmpty() && isThreaded(block.last())) {
                block.last().target().jumpedTo++;
            }
        }
    }

    /** Whether an instruction jumps, unconditionally, to where another jump would be, were it not for woven code. */
    private static boolean isThreaded(Instruction last) {
        return last.opcode.isUnconditionalJump() && !last.isUnsettled();
    }

    private static void propagate(BasicBlock block) {
        @Nullable Instruction previous = null;
        for (int i = 0; i < block.size; i++) {
            Instruction instruction = block.instructions[i];
            if (instruction.hasLine()) {
                previous = instruction;
            } else if (previous != null && !instruction.isLeading()) {
                instruction.takeLocationOf(previous);
            } else if (!instruction.isUnsettled()) {
                instruction.forgetLocation(); // an instruction emitted without line has columns of 0
                if (i > 0 && block.instructions[i - 1].isUnsettled() && hasLineIfNotWoven(block)) {
                    instruction.line = Instruction.TRAILING;
                }
            }
        }
        Instruction last = block.last();
        if (last.hasLine()) {
            handOn(block, last);
        }
    }

    /**
     * Whether what is behind the woven code that a block starts with would be handed on a location without it: jumps to it
     * would then go on to where it jumps itself.
     */
    private static boolean hasLineIfNotWoven(BasicBlock block) {
        return block.predecessors - block.jumpedTo <= 1;
    }

    private static void handOn(BasicBlock block, Instruction last) {
        if (!block.noFallThrough && block.next != null) {
            handOn(last, block.next);
        }
        if (last.opcode.isJump()) {
            handOn(last, last.target());
        }
    }

    /** To the first instruction of a block that does not belong to what comes after it. */
    private static void handOn(Instruction last, BasicBlock block) {
        if (block.predecessors != 1) {
            return;
        }
        int first = 0;
        while (first < block.size && block.instructions[first].isLeading()) {
            first++;
        }
        if (first < block.size && !block.instructions[first].hasLine()) {
            block.instructions[first].takeLocationOf(last);
        }
    }
}
