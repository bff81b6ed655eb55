package dev.caretline.compiler.flowgraph;

import static dev.caretline.compiler.flowgraph.Blocks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.compiler.target.Opcode;
import dev.caretline.compiler.target.PassKind;
import org.junit.jupiter.api.Test;

class LocationPassesTest {
    private static String propagated(String blocks) {
        CodeUnit unit =
                Blocks.prepared(blocks, PassKind.MARK_EXITS, PassKind.REMOVE_UNREACHABLE, PassKind.PROPAGATE_LOCATIONS);
        return Blocks.print(unit.graph());
    }

    @Test
    void location_isHandedOn_withinABlock() {
        assertThat(propagated("B0: POP_TOP @1:0-1:4\n POP_TOP\n RETURN_VALUE @2"))
                .isEqualTo(text("B0: POP_TOP @1:0-1:4\n POP_TOP @1:0-1:4\n RETURN_VALUE @2"));
    }

    @Test
    void location_isHandedOn_toABlockWithOneWayIn() {
        assertThat(propagated("""
                        B0: POP_JUMP_IF_TRUE B2 @1:0-1:4
                        B1: RETURN_VALUE
                        B2: RETURN_VALUE
                        """)).isEqualTo(text("""
                        B0: POP_JUMP_IF_TRUE B2 @1:0-1:4
                        B1: RETURN_VALUE @1:0-1:4
                        B2: RETURN_VALUE @1:0-1:4
                        """));
    }

    @Test
    void location_isNotHandedOn_toABlockWithMoreWaysIn() {
        String blocks = """
                B0: POP_JUMP_IF_TRUE B1 @1
                B1: RETURN_VALUE
                """;
        assertThat(propagated(blocks)).isEqualTo(text(blocks));
    }

    @Test
    void columnsOfAnInstructionWithoutLine_areForgotten() {
        FlowGraphBuilder builder = new FlowGraphBuilder();
        builder.emitWithoutLine(Opcode.RETURN_VALUE, 0);
        CodeUnit unit = Blocks.unit(builder.build());
        Passes.run(PassKind.PROPAGATE_LOCATIONS, unit, Blocks.target());
        Instruction instruction = unit.graph().entry().instruction(0);
        assertThat(instruction.column()).isEqualTo(Instruction.NONE);
        assertThat(instruction.endLine()).isEqualTo(Instruction.NONE);
    }
}
