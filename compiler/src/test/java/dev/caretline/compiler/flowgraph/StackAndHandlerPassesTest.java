package dev.caretline.compiler.flowgraph;

import static dev.caretline.compiler.flowgraph.Blocks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.compiler.target.PassKind;
import dev.caretline.locations.code.CodeFlags;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackAndHandlerPassesTest {
    private static final String TRY = """
            B0: SETUP_FINALLY B2 @1
            B1: LOAD_NAME 0 @2
                POP_TOP @2
                POP_BLOCK
                LOAD_CONST 0
                RETURN_VALUE
            B2: SETUP_CLEANUP B3
                PUSH_EXC_INFO
                POP_TOP @3
                POP_BLOCK @3
                POP_EXCEPT @3
                LOAD_CONST 0
                RETURN_VALUE
            B3: COPY 3
                POP_EXCEPT
                RERAISE 1
            """;

    @Test
    void handler_startsWithTheException_aboveTheDepthOfItsSetup() {
        FlowGraph graph =
                Blocks.prepared(TRY, PassKind.MARK_EXITS, PassKind.STACK_DEPTH).graph();
        assertThat(graph.created(2).startDepth()).isEqualTo(1);
        assertThat(graph.created(3).startDepth()).isEqualTo(3);
        assertThat(graph.stackSize()).isEqualTo(4);
    }

    @Test
    void depth_atATargetIsThatOfTheJump() {
        FlowGraph graph =
                Blocks.prepared("""
                        B0: LOAD_NAME 0 @1
                            GET_ITER @1
                        B1: FOR_ITER B3 @1
                        B2: STORE_NAME 1 @1
                            JUMP B1 @1
                        B3: LOAD_CONST 0 @2
                            RETURN_VALUE @2
                        """, PassKind.MARK_EXITS, PassKind.STACK_DEPTH).graph();
        assertThat(graph.created(2).startDepth()).isEqualTo(2);
        assertThat(graph.created(3).startDepth()).isZero();
        assertThat(graph.stackSize()).isEqualTo(2);
    }

    @Test
    void generator_startsWithOneValue() {
        CodeUnit unit = Blocks.unit(
                Blocks.parse("B0: POP_TOP\n LOAD_CONST 0\n RETURN_VALUE"),
                CodeFlags.GENERATOR,
                List.of(),
                List.of(),
                List.of());
        Passes.run(PassKind.STACK_DEPTH, unit, Blocks.target());
        assertThat(unit.graph().entry().startDepth()).isEqualTo(1);
        assertThat(unit.graph().stackSize()).isEqualTo(1);
    }

    @Test
    void instructions_knowTheirInnermostHandler() {
        FlowGraph graph = Blocks.prepared(TRY, PassKind.MARK_EXITS, PassKind.LABEL_HANDLERS)
                .graph();
        BasicBlock body = graph.created(1);
        BasicBlock handler = graph.created(2);
        assertThat(body.instruction(0).handler()).isSameAs(handler);
        assertThat(body.instruction(4).handler()).isNull();
        assertThat(handler.instruction(1).handler()).isSameAs(graph.created(3));
        assertThat(handler.instruction(4).handler()).isNull();
        assertThat(graph.created(3).instruction(0).handler()).isNull();
    }

    @Test
    void setups_becomeNops_andHandlersKnowWhetherTheyWantLasti() {
        CodeUnit unit = Blocks.prepared(TRY, PassKind.MARK_EXITS, PassKind.LABEL_HANDLERS);
        assertThat(Blocks.print(unit.graph())).doesNotContain("SETUP_", "POP_BLOCK");
        assertThat(unit.graph().created(2).preservesLasti()).isFalse();
        assertThat(unit.graph().created(3).preservesLasti()).isTrue();
    }

    @Test
    void jumps_getTheirDirection() {
        CodeUnit unit = Blocks.prepared("""
                B0: POP_JUMP_IF_FALSE B2 @1
                B1: JUMP B0 @1
                B2: SEND B3 @1
                B4: JUMP_NO_INTERRUPT B2 @1
                B3: RETURN_VALUE @1
                """, PassKind.DIRECT_JUMPS);
        assertThat(Blocks.print(unit.graph())).isEqualTo(text("""
                        B0: POP_JUMP_FORWARD_IF_FALSE B2 @1
                        B1: JUMP_BACKWARD B0 @1
                        B2: SEND B3 @1
                        B4: JUMP_BACKWARD_NO_INTERRUPT B2 @1
                        B3: RETURN_VALUE @1
                        """));
    }

    @Test
    void jumpToItsOwnBlock_goesBackward() {
        CodeUnit unit = Blocks.prepared("B0: POP_TOP @1\n JUMP B0 @1", PassKind.DIRECT_JUMPS);
        assertThat(Blocks.print(unit.graph())).isEqualTo(text("B0: POP_TOP @1\n JUMP_BACKWARD B0 @1"));
    }
}
