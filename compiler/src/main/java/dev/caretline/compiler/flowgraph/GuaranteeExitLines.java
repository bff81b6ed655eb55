package dev.caretline.compiler.flowgraph;

import dev.caretline.compiler.target.Opcode;
import org.jspecify.annotations.Nullable;

/**
 * Gives a returning block that still has no line the last line before it in the order of the code, or the first line of
 * the scope ({@code guarantee_lineno_for_exits}, CPython 3.11). Only the line is set; columns and end line are left as
 * they are.
 *
 * <pre>
 * B0: RERAISE 1     @4             B0: RERAISE 1     @4
 * B1: LOAD_CONST 0           -->   B1: LOAD_CONST 0  @4
 *     RETURN_VALUE                     RETURN_VALUE  @4
 * </pre>
 */
final class GuaranteeExitLines {
    private GuaranteeExitLines() {}

    static void run(CodeUnit unit) {
        int line = unit.firstlineno();
        for (@Nullable BasicBlock block = unit.graph().entry(); block != null; block = block.next) {
            if (block.isEmpty()) {
                continue;
            }
            Instruction last = block.last();
            if (last.hasLine()) {
                line = last.line;
            } else if (last.opcode == Opcode.RETURN_VALUE) {
                for (int i = 0; i < block.size; i++) {
                    block.instructions[i].line = line;
                }
            }
        }
    }
}
