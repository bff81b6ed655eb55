package dev.caretline.compiler.flowgraph;

import org.jspecify.annotations.Nullable;

/**
 * Gives each jump to an exit block without line a copy of that block with the line of the jump, so that every return and
 * raise can tell where it happened (PEP 626; {@code duplicate_exits_without_lineno}, CPython 3.11). What reaches such a
 * block by falling through hands its location on to the block itself.
 *
 * <pre>
 * B0: POP_JUMP_IF_TRUE B2  @1             B0: POP_JUMP_IF_TRUE B3  @1
 * B1: STORE_FAST 0         @2             B1: STORE_FAST 0         @2
 * B2: LOAD_CONST 0                -->     B2: LOAD_CONST 0         @2
 *     RETURN_VALUE                            RETURN_VALUE
 *                                         B3: LOAD_CONST 0         @1
 *                                             RETURN_VALUE
 * </pre>
 */
final class DuplicateExits {
    private DuplicateExits() {}

    static void run(FlowGraph graph) {
        for (int i = graph.count() - 1; i >= 0; i--) {
            BasicBlock block = graph.created(i);
            if (block.endsWithJump()) {
                BasicBlock target = block.last().target();
                if (target.predecessors > 1 && isExitWithoutLine(target)) {
                    duplicate(graph, target, block.last());
                }
            }
        }
        for (int i = graph.count() - 1; i >= 0; i--) {
            skipEmpty(graph.created(i));
        }
        for (int i = graph.count() - 1; i >= 0; i--) {
            handOn(graph.created(i));
        }
    }

    private static boolean isExitWithoutLine(BasicBlock block) {
        if (!block.exit) {
            return false;
        }
        for (int i = 0; i < block.size; i++) {
            if (block.instructions[i].hasLine()) {
                return false;
            }
        }
        return true;
    }

    private static void duplicate(FlowGraph graph, BasicBlock exit, Instruction jump) {
        BasicBlock copy = graph.newBlock();
        for (int i = 0; i < exit.size; i++) {
            copy.add(exit.instructions[i].copy());
        }
        copy.exit = true;
        copy.noFallThrough = true;
        copy.instructions[0].takeLocationOf(jump);
        copy.predecessors = 1;
        exit.predecessors--;
        copy.next = exit.next;
        exit.next = copy;
        jump.target = copy;
    }

    /** CPython leaves jumps to such a block, which no longer has a place then; it compiles nothing to one. */
    private static void skipEmpty(BasicBlock block) {
        while (block.next != null && block.next.isEmpty()) {
            block.next = block.next.next;
        }
        RemoveEmptyBlocks.letJumpSkip(block);
    }

    private static void handOn(BasicBlock block) {
        @Nullable BasicBlock next = block.next;
        if (!block.noFallThrough && next != null && !block.isEmpty() && isExitWithoutLine(next)) {
            next.instructions[0].takeLocationOf(block.last());
        }
    }
}
