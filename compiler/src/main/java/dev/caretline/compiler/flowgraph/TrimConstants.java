package dev.caretline.compiler.flowgraph;

import dev.caretline.compiler.target.Opcode;

/**
 * Drops the constants after the last one that an instruction uses ({@code trim_unused_consts}, CPython 3.11). The first
 * one always stays: it may be a docstring.
 *
 * <pre>
 * constants (None, 1, 2, 3)                    constants (None, 1, 2)
 * LOAD_CONST 2                      -->        LOAD_CONST 2
 * </pre>
 */
final class TrimConstants {
    private TrimConstants() {}

    static void run(CodeUnit unit) {
        FlowGraph graph = unit.graph();
        int last = unit.constants().size() - 1;
        int used = 0;
        // From the end, where the last constants are used: mostly the search is over at once.
        for (int i = graph.count() - 1; i >= 0 && used < last; i--) {
            used = Math.max(used, lastUsedIn(graph.created(i)));
        }
        if (used < last) {
            unit.constants().truncate(used + 1);
        }
    }

    private static int lastUsedIn(BasicBlock block) {
        int used = 0;
        for (int i = 0; i < block.size; i++) {
            Instruction instruction = block.instructions[i];
            if (instruction.opcode == Opcode.LOAD_CONST || instruction.opcode == Opcode.KW_NAMES) {
                used = Math.max(used, instruction.oparg);
            }
        }
        return used;
    }
}
