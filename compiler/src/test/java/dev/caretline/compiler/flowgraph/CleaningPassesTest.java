package dev.caretline.compiler.flowgraph;

import static dev.caretline.compiler.flowgraph.Blocks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.compiler.target.PassKind;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.locations.code.CodeConstant;
import org.junit.jupiter.api.Test;

/** The passes that take away: no-operations, unreachable and empty blocks, jumps to what follows, unused constants. */
class CleaningPassesTest {
    private static String withoutNops(String blocks) {
        return Blocks.after(PassKind.REMOVE_NOPS, blocks);
    }

    @Test
    void nop_goes_whenItHasNoLine() {
        assertThat(withoutNops("B0: NOP\n RETURN_VALUE @1")).isEqualTo(text("B0: RETURN_VALUE @1"));
    }

    @Test
    void nop_goes_whenTheInstructionBeforeHasItsLine() {
        assertThat(withoutNops("B0: POP_TOP @1\n NOP @1\n RETURN_VALUE @2"))
                .isEqualTo(text("B0: POP_TOP @1\n RETURN_VALUE @2"));
    }

    @Test
    void nop_goes_whenTheInstructionAfterHasItsLine() {
        assertThat(withoutNops("B0: NOP @1:0-1:4\n RETURN_VALUE @1")).isEqualTo(text("B0: RETURN_VALUE @1"));
    }

    @Test
    void nop_handsItsLocationOn_toAnInstructionWithoutLine() {
        assertThat(withoutNops("B0: NOP @1:0-1:4\n RETURN_VALUE")).isEqualTo(text("B0: RETURN_VALUE @1:0-1:4"));
    }

    @Test
    void nop_stays_whenItsLineIsNowhereElse() {
        String blocks = "B0: POP_TOP @1\n NOP @2\n RETURN_VALUE @3";
        assertThat(withoutNops(blocks)).isEqualTo(text(blocks));
    }

    @Test
    void nopAtTheEnd_goes_whenTheNextBlockStartsWithItsLine() {
        assertThat(withoutNops("B0: POP_TOP @1\n NOP @2\nB1:\nB2: RETURN_VALUE @2"))
                .isEqualTo(text("B0: POP_TOP @1\nB1:\nB2: RETURN_VALUE @2"));
    }

    @Test
    void nopAtTheEnd_stays_whenTheNextBlockHasNoLine() {
        String blocks = "B0: POP_TOP @1\n NOP @2\nB1: RETURN_VALUE";
        assertThat(withoutNops(blocks)).isEqualTo(text(blocks));
    }

    @Test
    void unreachableBlock_isEmptied_andWaysAreCounted() {
        CodeUnit unit = Blocks.prepared("""
                B0: SETUP_FINALLY B4 @1
                    POP_JUMP_IF_TRUE B3 @1
                B1: JUMP B3 @1
                B2: POP_TOP @2
                    JUMP B3 @2
                B3: RETURN_VALUE @3
                B4: RERAISE 0 @4
                """, PassKind.MARK_EXITS, PassKind.REMOVE_UNREACHABLE);
        FlowGraph graph = unit.graph();
        assertThat(graph.created(2).isEmpty()).isTrue();
        assertThat(graph.created(3).predecessors).isEqualTo(2);
        assertThat(graph.created(4).predecessors).isEqualTo(1);
    }

    @Test
    void emptyBlock_isSkipped_byOrderAndJumps() {
        assertThat(Blocks.after(PassKind.REMOVE_EMPTY_BLOCKS, """
                        B0: POP_JUMP_IF_TRUE B2 @1
                        B1:
                        B2:
                        B3: RETURN_VALUE @2
                        """))
                .isEqualTo(text("B0: POP_JUMP_IF_TRUE B3 @1\nB3: RETURN_VALUE @2"));
    }

    @Test
    void jumpToTheNextBlock_becomesANop() {
        CodeUnit unit = Blocks.prepared("""
                B0: JUMP B1 @1
                B1: JUMP B0 @2
                """, PassKind.MARK_EXITS, PassKind.REMOVE_REDUNDANT_JUMPS);
        assertThat(Blocks.print(unit.graph())).isEqualTo(text("B0: NOP @1\nB1: JUMP B0 @2"));
        assertThat(unit.graph().entry().noFallThrough).isFalse();
    }

    @Test
    void conditionalJumpToTheNextBlock_stays() {
        String blocks = "B0: POP_JUMP_IF_TRUE B1 @1\nB1: RETURN_VALUE @2";
        assertThat(Blocks.after(PassKind.REMOVE_REDUNDANT_JUMPS, blocks)).isEqualTo(text(blocks));
    }

    @Test
    void constants_areDropped_afterTheLastOneInUse() {
        CodeUnit unit = Blocks.unit(
                Blocks.parse("B0: LOAD_CONST 1 @1\n KW_NAMES 2 @1\n LOAD_NAME 3 @1"),
                ConstantValue.Int.of(10),
                ConstantValue.Int.of(11),
                ConstantValue.Int.of(12),
                ConstantValue.Int.of(13));
        Passes.run(PassKind.TRIM_CONSTANTS, unit, Blocks.target());
        assertThat(unit.constants().size()).isEqualTo(3);
    }

    @Test
    void firstConstant_stays_whenNothingUsesIt() {
        CodeUnit unit = Blocks.unit(
                Blocks.parse("B0: RETURN_VALUE @1"), ConstantValue.Singleton.NONE, ConstantValue.Singleton.TRUE);
        Passes.run(PassKind.TRIM_CONSTANTS, unit, Blocks.target());
        assertThat(unit.constants().toList()).containsExactly(CodeConstant.of(ConstantValue.Singleton.NONE));
    }
}
