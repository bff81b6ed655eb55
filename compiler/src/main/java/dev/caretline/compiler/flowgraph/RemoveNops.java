package dev.caretline.compiler.flowgraph;

import dev.caretline.compiler.target.Opcode;
import org.jspecify.annotations.Nullable;

/**
 * Removes no-operations, unless one is the only instruction of its line there and so makes the line visible to a tracing
 * function ({@code clean_basic_block}, CPython 3.11).
 *
 * <pre>
 * NOP          @1                                       second of a line: removed
 * LOAD_NAME 0  @1      -->      LOAD_NAME 0  @1
 * NOP          @2               NOP          @2         alone on its line: kept
 * NOP          @3
 * LOAD_CONST 0                  LOAD_CONST 0 @3         takes the location of the one before
 * </pre>
 */
final class RemoveNops {
    private RemoveNops() {}

    static void run(FlowGraph graph) {
        for (@Nullable BasicBlock block = graph.entry(); block != null; block = block.next) {
            run(block);
        }
    }

    static void run(BasicBlock block) {
        Instruction[] instructions = block.instructions;
        int kept = 0;
        int keptLine = Instruction.NONE;
        for (int i = 0; i < block.size; i++) {
            Instruction instruction = instructions[i];
            if (instruction.opcode == Opcode.NOP && isRedundant(block, i, keptLine)) {
                continue;
            }
            instructions[kept++] = instruction;
            keptLine = instruction.line;
        }
        block.size = kept;
    }

    /** Whether the NOP at an index can go; the next instruction then has a location, if the NOP has. */
    private static boolean isRedundant(BasicBlock block, int index, int keptLine) {
        Instruction nop = block.instructions[index];
        if (!nop.hasLine() || nop.line == keptLine) {
            return true;
        }
        if (index == block.size - 1) {
            return nop.line == firstLineAfter(block);
        }
        Instruction next = block.instructions[index + 1];
        if (!next.hasLine()) {
            next.takeLocationOf(nop);
            return true;
        }
        return nop.line == next.line;
    }

    private static int firstLineAfter(BasicBlock block) {
        if (block.next == null) {
            return Instruction.NONE;
        }
        BasicBlock next = BasicBlock.skipEmpty(block.next);
        return next.isEmpty() ? Instruction.NONE : next.instructions[0].line;
    }
}
