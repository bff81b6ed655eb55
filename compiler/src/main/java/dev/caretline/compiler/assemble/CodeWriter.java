package dev.caretline.compiler.assemble;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.compiler.flowgraph.FlowGraph;
import dev.caretline.compiler.flowgraph.Instruction;
import dev.caretline.compiler.target.InstructionSet;
import dev.caretline.compiler.target.Opcode;
import dev.caretline.locations.code.ByteSequence;
import org.jspecify.annotations.Nullable;

/** Writes {@code co_code}: two bytes per code unit, inline caches all zero. */
final class CodeWriter {
    private final InstructionSet opcodes;
    private final byte[] code;
    private int at;

    private CodeWriter(InstructionSet opcodes, int codeUnits) {
        this.opcodes = opcodes;
        code = new byte[2 * codeUnits];
    }

    /** @param codeUnits the size of the code */
    static ByteSequence write(FlowGraph graph, InstructionSet opcodes, int codeUnits) {
        CodeWriter writer = new CodeWriter(opcodes, codeUnits);
        for (@Nullable BasicBlock block = graph.entry(); block != null; block = block.next()) {
            for (int i = 0; i < block.size(); i++) {
                writer.write(block.instruction(i));
            }
        }
        return ByteSequence.copyOf(writer.code);
    }

    private void write(Instruction instruction) {
        Opcode opcode = instruction.opcode();
        int oparg = opcodes.hasArgument(opcode) ? instruction.oparg() : 0;
        if (oparg > 0xff) {
            writeExtendedArgs(oparg);
        }
        write(opcode, oparg);
        at += 2 * opcodes.caches(opcode);
    }

    private void writeExtendedArgs(int oparg) {
        if (oparg > 0xffffff) {
            write(Opcode.EXTENDED_ARG, oparg >> 24);
        }
        if (oparg > 0xffff) {
            write(Opcode.EXTENDED_ARG, oparg >> 16);
        }
        write(Opcode.EXTENDED_ARG, oparg >> 8);
    }

    private void write(Opcode opcode, int lowByte) {
        code[at++] = (byte) opcodes.number(opcode);
        code[at++] = (byte) lowByte;
    }
}
