package dev.caretline.compiler.flowgraph;

import dev.caretline.compiler.target.InstructionSet;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Follows every way through the blocks and notes the depth of the value stack at the start of each, and the greatest
 * depth of all ({@code stackdepth}, CPython 3.11). A generator starts with what was sent to it on the stack.
 *
 * <pre>
 * B0: LOAD_NAME 0               B0: depth 0
 *     POP_JUMP_IF_FALSE B2
 * B1: LOAD_CONST 0       -->    B1: depth 0
 *     RETURN_VALUE
 * B2: ...                       B2: depth 0     greatest depth 1
 * </pre>
 */
final class StackDepth {
    /** From this depth on, a block is not looked at again: what ends the search if code does not balance its stack. */
    private static final int DEEP_ENOUGH = 100;

    private final InstructionSet opcodes;
    private BasicBlock[] pending = new BasicBlock[8];
    private int pendingCount;
    private int greatest;

    private StackDepth(InstructionSet opcodes) {
        this.opcodes = opcodes;
    }

    static void run(CodeUnit unit, InstructionSet opcodes) {
        FlowGraph graph = unit.graph();
        StackDepth depth = new StackDepth(opcodes);
        depth.enter(graph.entry(), InsertPrefix.isGenerator(unit) ? 1 : 0);
        depth.follow();
        graph.setStackSize(depth.greatest);
    }

    private void enter(BasicBlock block, int depth) {
        if (block.startDepth < depth && block.startDepth < DEEP_ENOUGH) {
            block.startDepth = depth;
            if (pendingCount == pending.length) {
                pending = Arrays.copyOf(pending, pendingCount * 2);
            }
            pending[pendingCount++] = block;
        }
    }

    private void follow() {
        while (pendingCount > 0) {
            BasicBlock block = pending[--pendingCount];
            int depth = follow(block);
            @Nullable BasicBlock next = block.next;
            if (next != null && (block.isEmpty() || goesOn(block.last()))) {
                enter(next, depth);
            }
        }
    }

    /** The depth at the end of a block. */
    private int follow(BasicBlock block) {
        int depth = block.startDepth;
        for (int i = 0; i < block.size; i++) {
            Instruction instruction = block.instructions[i];
            if (instruction.opcode.hasTarget()) {
                int atTarget = depth + opcodes.stackEffectOfJump(instruction.opcode, instruction.oparg);
                greatest = Math.max(greatest, atTarget);
                enter(instruction.target(), atTarget);
            }
            depth += opcodes.stackEffect(instruction.opcode, instruction.oparg);
            greatest = Math.max(greatest, depth);
        }
        return depth;
    }

    private static boolean goesOn(Instruction last) {
        return !last.opcode.isUnconditionalJump() && !last.opcode.isScopeExit();
    }
}
