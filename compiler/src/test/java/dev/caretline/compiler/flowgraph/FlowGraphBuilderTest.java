package dev.caretline.compiler.flowgraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.compiler.target.Opcode;
import org.junit.jupiter.api.Test;

class FlowGraphBuilderTest {
    private final FlowGraphBuilder builder = new FlowGraphBuilder();

    @Test
    void emit_startsABlockOfItsOwn_afterAJump() {
        BasicBlock target = builder.newBlock();
        builder.emitJump(Opcode.POP_JUMP_IF_TRUE, target, 1, 0, 1, 4);
        builder.emit(Opcode.POP_TOP, 0, 2, 0, 2, 4);
        builder.useNextBlock(target);
        builder.emit(Opcode.RETURN_VALUE, 0, 3, 0, 3, 4);
        assertThat(Blocks.print(builder.build())).isEqualTo(Blocks.text("""
                        B0: POP_JUMP_IF_TRUE B1 @1:0-1:4
                        B2: POP_TOP @2:0-2:4
                        B1: RETURN_VALUE @3:0-3:4
                        """));
    }

    @Test
    void useNextBlock_leavesNoBlockBetween_afterAJump() {
        BasicBlock target = builder.newBlock();
        builder.emitJump(Opcode.JUMP, target, 1, 0, 1, 4);
        builder.useNextBlock(target);
        builder.emitWithoutLine(Opcode.POP_TOP, 0);
        assertThat(Blocks.print(builder.build())).isEqualTo(Blocks.text("""
                        B0: JUMP B1 @1:0-1:4
                        B1: POP_TOP
                        """));
    }

    @Test
    void currentBlockReturns_isForgotten_inTheNextBlock() {
        builder.emit(Opcode.RETURN_VALUE, 0, 1, 0, 1, 4);
        assertThat(builder.currentBlockReturns()).isTrue();
        builder.useNextBlock(builder.newBlock());
        assertThat(builder.currentBlockReturns()).isFalse();
    }
}
