package dev.caretline.compiler.flowgraph;

import dev.caretline.compiler.target.Opcode;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.locations.code.CodeConstant;
import java.util.ArrayList;
import java.util.List;

/**
 * Tuples that are taken apart at once, and tuples of constants (the {@code BUILD_TUPLE} part of
 * {@code optimize_basic_block} and {@code fold_tuple_on_constants}, CPython 3.11).
 *
 * <pre>
 * BUILD_TUPLE 2                NOP                 for 3 likewise; for 1, twice NOP
 * UNPACK_SEQUENCE 2    -->     SWAP 2
 *
 * LOAD_CONST 1                 NOP
 * LOAD_CONST 2                 NOP
 * BUILD_TUPLE 2        -->     LOAD_CONST 3        a new constant, unless there is an equal one
 * </pre>
 */
final class ConstantTuples {
    private ConstantTuples() {}

    /** Looks at the {@code BUILD_TUPLE} at an index, what follows it and what comes before it. */
    static void simplify(BasicBlock block, int index, ConstantTable constants) {
        int length = block.instructions[index].oparg;
        if (isUnpacked(block, index) && length >= 1 && length <= 3) {
            block.instructions[index].becomeNop();
            block.instructions[index + 1].opcode = length == 1 ? Opcode.NOP : Opcode.SWAP;
        } else if (index >= length && areConstants(block, index - length, index)) {
            fold(block, index, constants);
        }
    }

    private static boolean isUnpacked(BasicBlock block, int index) {
        return Peephole.opcodeAt(block, index + 1) == Opcode.UNPACK_SEQUENCE
                && block.instructions[index + 1].oparg == block.instructions[index].oparg;
    }

    private static boolean areConstants(BasicBlock block, int from, int to) {
        for (int i = from; i < to; i++) {
            if (block.instructions[i].opcode != Opcode.LOAD_CONST) {
                return false;
            }
        }
        return true;
    }

    private static void fold(BasicBlock block, int index, ConstantTable constants) {
        Instruction build = block.instructions[index];
        List<ConstantValue> elements = new ArrayList<>(build.oparg);
        for (int i = index - build.oparg; i < index; i++) {
            if (!(constants.get(block.instructions[i].oparg) instanceof CodeConstant.Value element)) {
                // A code object is loaded for MAKE_FUNCTION alone; a ConstantValue could not hold it.
                return;
            }
            elements.add(element.value());
        }
        for (int i = index - build.oparg; i < index; i++) {
            block.instructions[i].becomeNop();
        }
        build.opcode = Opcode.LOAD_CONST;
        build.oparg = constants.index(new ConstantValue.Tuple(elements));
    }
}
