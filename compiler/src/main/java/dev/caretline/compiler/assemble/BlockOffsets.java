package dev.caretline.compiler.assemble;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.compiler.flowgraph.FlowGraph;
import dev.caretline.compiler.flowgraph.Instruction;
import dev.caretline.compiler.target.InstructionSet;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Places the blocks one after the other and gives the jumps their distances ({@code assemble_jump_offsets}, CPython
 * 3.11). A distance counts code units from the end of the jump, its inline caches included, to the start of the target.
 *
 * <p>A distance above 255 needs an {@code EXTENDED_ARG}, which moves what follows and so may lengthen other distances.
 * Sizes only ever grow, so the least solution is reached by repeating until no jump changes size; what is not a jump is
 * measured once.
 */
final class BlockOffsets {
    private final InstructionSet opcodes;
    private BasicBlock[] blocks = new BasicBlock[16];
    /** The size of each block without the {@code EXTENDED_ARG}s of the jump at its end. */
    private int[] sizes = new int[16];

    private int count;

    private BlockOffsets(InstructionSet opcodes) {
        this.opcodes = opcodes;
    }

    /** Sets the offsets of all blocks and the arguments of all jumps. Returns the size of the code, in code units. */
    static int place(FlowGraph graph, InstructionSet opcodes) {
        BlockOffsets offsets = new BlockOffsets(opcodes);
        for (@Nullable BasicBlock block = graph.entry(); block != null; block = block.next()) {
            offsets.add(block);
        }
        int size;
        do {
            size = offsets.placeBlocks();
        } while (offsets.measureJumps());
        return size;
    }

    private void add(BasicBlock block) {
        if (count == blocks.length) {
            blocks = Arrays.copyOf(blocks, count * 2);
            sizes = Arrays.copyOf(sizes, count * 2);
        }
        int size = 0;
        for (int i = 0; i < block.size(); i++) {
            Instruction instruction = block.instruction(i);
            size += instruction.opcode().isJump()
                    ? InstructionSize.withoutExtendedArgs(instruction, opcodes)
                    : InstructionSize.of(instruction, opcodes);
        }
        blocks[count] = block;
        sizes[count++] = size;
    }

    private int placeBlocks() {
        int offset = 0;
        for (int i = 0; i < count; i++) {
            blocks[i].setOffset(offset);
            offset += sizes[i] + extendedArgsOfJump(blocks[i]);
        }
        return offset;
    }

    private int extendedArgsOfJump(BasicBlock block) {
        return endsWithJump(block) ? InstructionSize.extendedArgs(last(block), opcodes) : 0;
    }

    /** Returns whether a jump has changed its size, so that blocks have to be placed again. */
    private boolean measureJumps() {
        boolean resized = false;
        for (int i = 0; i < count; i++) {
            BasicBlock block = blocks[i];
            if (endsWithJump(block)) {
                Instruction jump = last(block);
                int extendedArgs = InstructionSize.extendedArgs(jump, opcodes);
                int end = block.offset() + sizes[i] + extendedArgs;
                jump.setOparg(Math.abs(jump.target().offset() - end));
                resized |= InstructionSize.extendedArgs(jump, opcodes) != extendedArgs;
            }
        }
        return resized;
    }

    private static boolean endsWithJump(BasicBlock block) {
        return block.size() > 0 && last(block).opcode().isJump();
    }

    private static Instruction last(BasicBlock block) {
        return block.instruction(block.size() - 1);
    }
}
