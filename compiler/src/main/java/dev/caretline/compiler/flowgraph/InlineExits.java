package dev.caretline.compiler.flowgraph;

import dev.caretline.compiler.target.Opcode;

/**
 * Replaces a jump to a short exit block by a copy of that block, if no instruction of it has a line
 * ({@code extend_block}, CPython 3.11). Such blocks are the {@code return None} that ends a function.
 *
 * <pre>
 * B0: STORE_FAST 0  @3            B0: STORE_FAST 0  @3
 *     JUMP B2       @3                NOP           @3
 *                                     LOAD_CONST 0
 *                         -->         RETURN_VALUE
 * B2: LOAD_CONST 0                B2: LOAD_CONST 0
 *     RETURN_VALUE                    RETURN_VALUE
 * </pre>
 */
final class InlineExits {
    private static final int MAX_COPIED = 4;

    private InlineExits() {}

    static void run(FlowGraph graph) {
        for (int i = graph.count() - 1; i >= 0; i--) {
            BasicBlock block = graph.created(i);
            if (block.endsWith(Opcode.JUMP)) {
                BasicBlock target = block.last().target();
                if (target.exit && target.size <= MAX_COPIED && !hasLine(target)) {
                    inline(block, target);
                }
            }
        }
    }

    /** Line 0, of the first instruction of a module, does not count as one. */
    private static boolean hasLine(BasicBlock block) {
        for (int i = 0; i < block.size; i++) {
            if (block.instructions[i].line > 0) {
                return true;
            }
        }
        return false;
    }

    private static void inline(BasicBlock block, BasicBlock target) {
        block.last().becomeNop();
        for (int i = 0; i < target.size; i++) {
            block.add(target.instructions[i].copy());
        }
        block.exit = true;
    }
}
