package dev.caretline.compiler.flowgraph;

import dev.caretline.compiler.target.Opcode;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.locations.code.CodeConstant;

/**
 * Tests whose outcome is known, and comparisons with None (the {@code LOAD_CONST} part of {@code optimize_basic_block},
 * CPython 3.11).
 *
 * <pre>
 * LOAD_CONST 1  (True)                  NOP
 * POP_JUMP_IF_TRUE B2       -->         JUMP B2              no fall-through
 *
 * LOAD_CONST 1  (True)                  NOP
 * POP_JUMP_IF_FALSE B2      -->         NOP
 *
 * LOAD_CONST 1  (True)                  LOAD_CONST 1
 * JUMP_IF_TRUE_OR_POP B2    -->         JUMP B2              no fall-through
 *
 * LOAD_CONST 0  (None)                  NOP
 * IS_OP 0                   -->         NOP
 * POP_JUMP_IF_TRUE B2                   POP_JUMP_IF_NONE B2
 * </pre>
 */
final class ConstantTests {
    private ConstantTests() {}

    /** Looks at the {@code LOAD_CONST} at an index and what follows it. */
    static void simplify(BasicBlock block, int index, ConstantTable constants) {
        Instruction load = block.instructions[index];
        switch (Peephole.opcodeAt(block, index + 1)) {
            case POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE -> {
                decide(block, index + 1, isTrue(constants.get(load.oparg)), Opcode.POP_JUMP_IF_TRUE);
                load.becomeNop();
            }
            case JUMP_IF_FALSE_OR_POP, JUMP_IF_TRUE_OR_POP -> {
                decide(block, index + 1, isTrue(constants.get(load.oparg)), Opcode.JUMP_IF_TRUE_OR_POP);
                if (block.instructions[index + 1].opcode == Opcode.NOP) {
                    load.becomeNop();
                }
            }
            case IS_OP -> {
                if (isNone(constants.get(load.oparg))) {
                    jumpOnNone(block, index);
                }
            }
            default -> {
                // The constant is not tested.
            }
        }
    }

    private static void decide(BasicBlock block, int index, boolean value, Opcode jumpsIfTrue) {
        Instruction jump = block.instructions[index];
        if (value == (jump.opcode == jumpsIfTrue)) {
            jump.opcode = Opcode.JUMP;
            block.noFallThrough = true;
        } else {
            jump.becomeNop();
        }
    }

    private static void jumpOnNone(BasicBlock block, int index) {
        Opcode opcode = Peephole.opcodeAt(block, index + 2);
        if (opcode != Opcode.POP_JUMP_IF_FALSE && opcode != Opcode.POP_JUMP_IF_TRUE) {
            return;
        }
        Instruction test = block.instructions[index + 1];
        boolean isNot = test.oparg == 1;
        block.instructions[index].becomeNop();
        test.becomeNop();
        block.instructions[index + 2].opcode =
                isNot == (opcode == Opcode.POP_JUMP_IF_TRUE) ? Opcode.POP_JUMP_IF_NOT_NONE : Opcode.POP_JUMP_IF_NONE;
    }

    private static boolean isNone(CodeConstant constant) {
        return constant instanceof CodeConstant.Value value && value.value() == ConstantValue.Singleton.NONE;
    }

    private static boolean isTrue(CodeConstant constant) {
        return !(constant instanceof CodeConstant.Value value) || value.value().isTrue();
    }
}
