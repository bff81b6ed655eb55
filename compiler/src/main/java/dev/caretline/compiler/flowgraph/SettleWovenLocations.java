package dev.caretline.compiler.flowgraph;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives woven instructions the location of what comes next.
 *
 * <p>CPython 3.11 ({@code maybe_call_line_trace}) tells a trace function of a line where the line of an instruction is not that
 * of the one that ran before, where it is a jump back, and after an instruction without a line. So the function is told of
 * the same lines, in the same order, as without the woven code:
 *
 * <pre>
 * way from @1         way from @2           way from @1         way from @2
 *          \         /                               \         /
 *           woven                   -->               woven @2          tells of line 2, or not
 *           RAISE_VARARGS @2                          RAISE_VARARGS @2
 * </pre>
 */
final class SettleWovenLocations {
    private SettleWovenLocations() {}

    static void run(FlowGraph graph) {
        List<BasicBlock> blocks = new ArrayList<>();
        for (@Nullable BasicBlock block = graph.entry(); block != null; block = block.next) {
            blocks.add(block);
        }
        for (int i = blocks.size() - 1; i >= 0; i--) {
            settle(blocks.get(i));
        }
    }

    private static void settle(BasicBlock block) {
        @Nullable Instruction next = null;
        for (int i = block.size - 1; i >= 0; i--) {
            Instruction instruction = block.instructions[i];
            if (instruction.isUnsettled()) {
                next = next == null ? firstBehind(block) : next;
                if (next != null && next.hasLine()) {
                    instruction.takeLocationOf(next);
                } else {
                    instruction.forgetLocation();
                }
            }
            next = instruction;
        }
    }

    /** Where control goes from the end of a block: where it falls through to if it can. */
    private static @Nullable Instruction firstBehind(BasicBlock block) {
        Instruction last = block.last();
        @Nullable BasicBlock behind = last.opcode.isUnconditionalJump() ? last.target : block.next;
        if (behind == null || (block.noFallThrough && !last.opcode.isJump())) {
            return null;
        }
        BasicBlock found = BasicBlock.skipEmpty(behind);
        return found.isEmpty() ? null : found.instructions[0];
    }
}
