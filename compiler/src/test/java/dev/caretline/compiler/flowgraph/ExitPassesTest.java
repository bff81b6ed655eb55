package dev.caretline.compiler.flowgraph;

import static dev.caretline.compiler.flowgraph.Blocks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.compiler.target.PassKind;
import org.junit.jupiter.api.Test;

/** The passes about blocks that leave the scope: marking, inlining, duplicating, and giving them lines. */
class ExitPassesTest {
    @Test
    void markExits_letsJumpsSkipEmptyBlocks() {
        CodeUnit unit = Blocks.prepared("""
                B0: JUMP B1 @1
                B1:
                B2: RETURN_VALUE @2
                """, PassKind.MARK_EXITS);
        assertThat(Blocks.print(unit.graph())).isEqualTo(text("""
                        B0: JUMP B2 @1
                        B1:
                        B2: RETURN_VALUE @2
                        """));
    }

    @Test
    void markExits_marksWhatLeavesAndWhatDoesNotFallThrough() {
        FlowGraph graph = Blocks.prepared("""
                        B0: POP_JUMP_IF_TRUE B2 @1
                        B1: JUMP B3 @2
                        B2: RERAISE 0 @3
                        B3: RETURN_VALUE @4
                        """, PassKind.MARK_EXITS).graph();
        assertThat(graph.created(0)).matches(b -> !b.exit && !b.noFallThrough);
        assertThat(graph.created(1)).matches(b -> !b.exit && b.noFallThrough);
        assertThat(graph.created(2)).matches(b -> b.exit && b.noFallThrough);
        assertThat(graph.created(3)).matches(b -> b.exit && b.noFallThrough);
    }

    @Test
    void inlineExits_copiesAnExitWithoutLine_inPlaceOfAJump() {
        CodeUnit unit = Blocks.prepared("""
                B0: JUMP B2 @3
                B1: POP_TOP @4
                B2: LOAD_CONST 0
                    RETURN_VALUE
                """, PassKind.MARK_EXITS, PassKind.INLINE_EXITS);
        assertThat(Blocks.print(unit.graph())).isEqualTo(text("""
                        B0: NOP @3
                            LOAD_CONST 0
                            RETURN_VALUE
                        B1: POP_TOP @4
                        B2: LOAD_CONST 0
                            RETURN_VALUE
                        """));
    }

    @Test
    void inlineExits_leavesTheJump_whenTheExitHasALine() {
        String blocks = """
                B0: JUMP B1 @3
                B1: LOAD_CONST 0 @4
                    RETURN_VALUE @4
                """;
        CodeUnit unit = Blocks.prepared(blocks, PassKind.MARK_EXITS, PassKind.INLINE_EXITS);
        assertThat(Blocks.print(unit.graph())).isEqualTo(text(blocks));
    }

    @Test
    void inlineExits_leavesTheJump_whenTheExitIsLong() {
        String blocks = """
                B0: JUMP B1 @3
                B1: POP_TOP
                    POP_TOP
                    POP_TOP
                    LOAD_CONST 0
                    RETURN_VALUE
                """;
        CodeUnit unit = Blocks.prepared(blocks, PassKind.MARK_EXITS, PassKind.INLINE_EXITS);
        assertThat(Blocks.print(unit.graph())).isEqualTo(text(blocks));
    }

    @Test
    void duplicateExits_givesEachJumpItsCopy_behindTheOriginal() {
        CodeUnit unit =
                Blocks.prepared("""
                B0: POP_JUMP_IF_TRUE B3 @1
                B1: POP_JUMP_IF_TRUE B3 @2
                B2: STORE_FAST 0 @3
                B3: LOAD_CONST 0
                    RETURN_VALUE
                """, PassKind.MARK_EXITS, PassKind.REMOVE_UNREACHABLE, PassKind.DUPLICATE_EXITS);
        assertThat(Blocks.print(unit.graph())).isEqualTo(text("""
                        B0: POP_JUMP_IF_TRUE B5 @1
                        B1: POP_JUMP_IF_TRUE B4 @2
                        B2: STORE_FAST 0 @3
                        B3: LOAD_CONST 0 @3
                            RETURN_VALUE
                        B5: LOAD_CONST 0 @1
                            RETURN_VALUE
                        B4: LOAD_CONST 0 @2
                            RETURN_VALUE
                        """));
    }

    @Test
    void duplicateExits_keepsTheOriginal_forTheOnlyJumpToIt() {
        String blocks = """
                B0: JUMP B1 @1
                B1: RERAISE 0
                """;
        CodeUnit unit =
                Blocks.prepared(blocks, PassKind.MARK_EXITS, PassKind.REMOVE_UNREACHABLE, PassKind.DUPLICATE_EXITS);
        assertThat(Blocks.print(unit.graph())).isEqualTo(text(blocks));
    }

    @Test
    void guaranteeExitLines_takesTheLineOfTheBlockBefore() {
        CodeUnit unit = Blocks.prepared("""
                B0: RERAISE 1 @4:8-4:12
                B1: LOAD_CONST 0
                    RETURN_VALUE
                """, PassKind.GUARANTEE_EXIT_LINES);
        assertThat(Blocks.print(unit.graph())).isEqualTo(text("""
                        B0: RERAISE 1 @4:8-4:12
                        B1: LOAD_CONST 0 @4
                            RETURN_VALUE @4
                        """));
    }

    @Test
    void guaranteeExitLines_takesTheFirstLine_whenThereIsNoneBefore() {
        CodeUnit unit = Blocks.prepared("B0: RETURN_VALUE", PassKind.GUARANTEE_EXIT_LINES);
        assertThat(Blocks.print(unit.graph())).isEqualTo(text("B0: RETURN_VALUE @1"));
    }

    @Test
    void guaranteeExitLines_leavesARaiseWithoutLine() {
        CodeUnit unit = Blocks.prepared("B0: RERAISE 1", PassKind.GUARANTEE_EXIT_LINES);
        assertThat(Blocks.print(unit.graph())).isEqualTo(text("B0: RERAISE 1"));
    }
}
