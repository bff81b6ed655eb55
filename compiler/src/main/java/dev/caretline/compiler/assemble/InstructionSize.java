package dev.caretline.compiler.assemble;

import dev.caretline.compiler.flowgraph.Instruction;
import dev.caretline.compiler.target.InstructionSet;

/** How many code units an instruction takes: one for each {@code EXTENDED_ARG}, itself, and its inline caches. */
final class InstructionSize {
    private InstructionSize() {}

    static int of(Instruction instruction, InstructionSet opcodes) {
        return extendedArgs(instruction, opcodes) + withoutExtendedArgs(instruction, opcodes);
    }

    static int withoutExtendedArgs(Instruction instruction, InstructionSet opcodes) {
        return 1 + opcodes.caches(instruction.opcode());
    }

    /** How many {@code EXTENDED_ARG}s the argument needs: 0 to 3. */
    static int extendedArgs(Instruction instruction, InstructionSet opcodes) {
        int oparg = instruction.oparg();
        if (oparg <= 0xff || !opcodes.hasArgument(instruction.opcode())) {
            return 0;
        }
        return oparg <= 0xffff ? 1 : oparg <= 0xffffff ? 2 : 3;
    }
}
