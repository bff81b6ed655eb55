package dev.caretline.compiler.flowgraph;

import dev.caretline.compiler.target.Opcode;
import org.jspecify.annotations.Nullable;

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
        int used = 0;
        for (@Nullable BasicBlock block = unit.graph().entry(); block != null; block = block.next) {
            for (int i = 0; i < block.size; i++) {
                Instruction instruction = block.instructions[i];
                if (instruction.opcode == Opcode.LOAD_CONST || instruction.opcode == Opcode.KW_NAMES) {
                    used = Math.max(used, instruction.oparg);
                }
            }
        }
        if (used + 1 < unit.constants().size()) {
            unit.constants().truncate(used + 1);
        }
    }
}
