package dev.caretline.compiler.flowgraph;

import dev.caretline.compiler.target.Behaviour;
import dev.caretline.compiler.target.Opcode;
import dev.caretline.compiler.target.Target;
import org.jspecify.annotations.Nullable;

/**
 * Simplifies the instructions of each block, block by block in the order of the code, each followed by
 * {@link RemoveNops} ({@code optimize_basic_block}, CPython 3.11). What is simplified is said by {@link ConstantTests},
 * {@link ConstantTuples}, {@link JumpThreading} and {@link Swaps}; and here:
 *
 * <pre>
 * PUSH_NULL                             NOP
 * LOAD_GLOBAL 4            -->          LOAD_GLOBAL 5         the low bit pushes the null
 * </pre>
 */
final class Peephole {
    private final ConstantTable constants;
    private final Swaps swaps;
    /** More hops from jump to jump than there are blocks mean a circle, which no source text makes. */
    private final int maxHops;

    private Peephole(CodeUnit unit, Target target) {
        constants = unit.constants();
        swaps = new Swaps(target.has(Behaviour.STORES_OF_ONE_NAME_KEEP_ORDER));
        maxHops = unit.graph().count();
    }

    static void run(CodeUnit unit, Target target) {
        Peephole peephole = new Peephole(unit, target);
        for (@Nullable BasicBlock block = unit.graph().entry(); block != null; block = block.next) {
            peephole.simplify(block);
            RemoveNops.run(block);
        }
    }

    private void simplify(BasicBlock block) {
        int index = 0;
        while (index < block.size) {
            index = simplify(block, index);
        }
    }

    /** Simplifies what starts, or for a tuple ends, at an instruction. Returns the index of the next one to look at. */
    private int simplify(BasicBlock block, int index) {
        Instruction instruction = block.instructions[index];
        switch (instruction.opcode) {
            case LOAD_CONST -> ConstantTests.simplify(block, index, constants);
            case BUILD_TUPLE -> ConstantTuples.simplify(block, index, constants);
            case PUSH_NULL -> pushNullWithGlobal(block, index);
            case SWAP -> {
                return swaps.simplify(block, index) + 1;
            }
            default -> {
                if (instruction.opcode.hasTarget()) {
                    threadToTheEnd(instruction);
                }
            }
        }
        return index + 1;
    }

    /** A jump that got a new target is looked at again: at that target may be a jump, too. */
    private void threadToTheEnd(Instruction jump) {
        int hops = 0;
        do {
            jump.target = BasicBlock.skipEmpty(jump.target());
        } while (JumpThreading.thread(jump) && ++hops < maxHops);
    }

    private static void pushNullWithGlobal(BasicBlock block, int index) {
        if (opcodeAt(block, index + 1) == Opcode.LOAD_GLOBAL) {
            block.instructions[index].becomeNop();
            block.instructions[index + 1].oparg |= 1;
        }
    }

    /** The opcode at an index; {@code NOP} after the end. */
    static Opcode opcodeAt(BasicBlock block, int index) {
        return index < block.size ? block.instructions[index].opcode : Opcode.NOP;
    }
}
