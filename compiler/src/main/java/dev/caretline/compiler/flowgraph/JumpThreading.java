package dev.caretline.compiler.flowgraph;

import dev.caretline.compiler.target.Opcode;

/**
 * Jumps to jumps ({@code jump_thread} and the jump part of {@code optimize_basic_block}, CPython 3.11). Only a jump whose
 * line is that of the jump at its target is changed, as a tracing function would miss a line otherwise.
 *
 * <pre>
 * B0: POP_JUMP_IF_TRUE B1           B0: POP_JUMP_IF_TRUE B5       any jump but FOR_ITER and SEND
 * B1: JUMP B5                 -->
 *
 * B0: JUMP_IF_FALSE_OR_POP B1       B0: JUMP_IF_FALSE_OR_POP B5   the same test, the same outcome
 * B1: JUMP_IF_FALSE_OR_POP B5 -->
 *
 * B0: JUMP_IF_FALSE_OR_POP B1       B0: POP_JUMP_IF_FALSE B2      the same test, the other outcome
 * B1: JUMP_IF_TRUE_OR_POP B5  -->
 * B2: ...
 * </pre>
 *
 * {@code FOR_ITER} has no backward form, so it is never given another target.
 */
final class JumpThreading {
    private JumpThreading() {}

    /** Gives a jump, or the set-up of a handler, a better target if there is one. Returns whether it did. */
    static boolean thread(Instruction jump) {
        BasicBlock target = jump.target();
        if (target.isEmpty()) {
            return false;
        }
        Instruction there = target.instructions[0];
        return switch (jump.opcode) {
            case JUMP, POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE ->
                there.opcode == Opcode.JUMP && thread(jump, there, jump.opcode);
            case JUMP_IF_FALSE_OR_POP ->
                switch (there.opcode) {
                    case POP_JUMP_IF_FALSE -> thread(jump, there, Opcode.POP_JUMP_IF_FALSE);
                    case JUMP, JUMP_IF_FALSE_OR_POP -> thread(jump, there, Opcode.JUMP_IF_FALSE_OR_POP);
                    case JUMP_IF_TRUE_OR_POP, POP_JUMP_IF_TRUE ->
                        threadPast(jump, target, there, Opcode.POP_JUMP_IF_FALSE);
                    default -> false;
                };
            case JUMP_IF_TRUE_OR_POP ->
                switch (there.opcode) {
                    case POP_JUMP_IF_TRUE -> thread(jump, there, Opcode.POP_JUMP_IF_TRUE);
                    case JUMP, JUMP_IF_TRUE_OR_POP -> thread(jump, there, Opcode.JUMP_IF_TRUE_OR_POP);
                    case JUMP_IF_FALSE_OR_POP, POP_JUMP_IF_FALSE ->
                        threadPast(jump, target, there, Opcode.POP_JUMP_IF_TRUE);
                    default -> false;
                };
            default -> false;
        };
    }

    /** To where the jump there goes, unless that is where this one goes already (two jumps in a circle). */
    @SuppressWarnings("ReferenceEquality")
    private static boolean thread(Instruction jump, Instruction there, Opcode opcode) {
        if (jump.line != there.line || jump.target == there.target) {
            return false;
        }
        jump.target = there.target;
        jump.opcode = opcode;
        return true;
    }

    /** To the block after the jump there, which would fall through. */
    private static boolean threadPast(Instruction jump, BasicBlock target, Instruction there, Opcode opcode) {
        if (jump.line != there.line || target.next == null) {
            return false;
        }
        jump.target = target.next;
        jump.opcode = opcode;
        return true;
    }
}
