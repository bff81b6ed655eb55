package dev.caretline.compiler.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caretline.grammar.source.PythonVersion;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class InstructionSetTest {
    private final InstructionSet table = InstructionSet.load(PythonVersion.V3_11);

    @Test
    void number_isTheOneOfCPython_forRealInstructions() {
        assertThat(table.number(Opcode.POP_TOP)).isEqualTo(1);
        assertThat(table.number(Opcode.POP_JUMP_BACKWARD_IF_TRUE)).isEqualTo(176);
    }

    @Test
    void number_isRefused_forPseudoInstructions() {
        assertThat(table.isPseudo(Opcode.POP_BLOCK)).isTrue();
        assertThatThrownBy(() -> table.number(Opcode.POP_BLOCK)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyOpcode_isInTheTable_whileThereIsOneVersion() {
        assertThat(EnumSet.allOf(Opcode.class)).allMatch(table::has);
    }

    @Test
    void stackEffect_followsTheArgument_whereItIsASum() {
        assertThat(table.stackEffect(Opcode.BUILD_MAP, 3)).isEqualTo(-5);
        assertThat(table.stackEffect(Opcode.UNPACK_EX, 2 | 3 << 8)).isEqualTo(5);
        assertThat(table.stackEffect(Opcode.MAKE_FUNCTION, 0b1011)).isEqualTo(-3);
        assertThat(table.stackEffect(Opcode.LOAD_GLOBAL, 7)).isEqualTo(2);
        assertThat(table.stackEffect(Opcode.LOAD_GLOBAL, 6)).isEqualTo(1);
    }

    @Test
    void stackEffect_differs_whenTheInstructionJumps() {
        assertThat(table.stackEffect(Opcode.FOR_ITER, 0)).isEqualTo(1);
        assertThat(table.stackEffectOfJump(Opcode.FOR_ITER, 0)).isEqualTo(-1);
        assertThat(table.stackEffectOfJump(Opcode.SETUP_CLEANUP, 0)).isEqualTo(2);
    }

    @Test
    void pseudoJump_becomesADirectedOne() {
        assertThat(table.forward(Opcode.JUMP_NO_INTERRUPT)).isEqualTo(Opcode.JUMP_FORWARD);
        assertThat(table.backward(Opcode.JUMP_NO_INTERRUPT)).isEqualTo(Opcode.JUMP_BACKWARD_NO_INTERRUPT);
        assertThat(table.forward(Opcode.FOR_ITER)).isEqualTo(Opcode.FOR_ITER);
    }
}
