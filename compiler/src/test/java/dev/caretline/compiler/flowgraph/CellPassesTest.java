package dev.caretline.compiler.flowgraph;

import static dev.caretline.compiler.flowgraph.Blocks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.compiler.target.PassKind;
import dev.caretline.locations.code.CodeFlags;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The slots of variables, and the passes that need them. */
class CellPassesTest {
    private static CodeUnit unit(String blocks, int flags) {
        return Blocks.unit(
                Blocks.parse(blocks), flags, List.of("self", "b", "local"), List.of("a", "b", "c"), List.of("outer"));
    }

    @Test
    void slots_areShared_byALocalThatIsACell() {
        LocalSlots slots = LocalSlots.of(List.of("self", "b", "local"), List.of("a", "b", "c"), List.of("outer"));
        assertThat(slots.names()).containsExactly("self", "b", "local", "a", "c", "outer");
        assertThat(slots.kinds()).hasToString("206020404080");
        assertThat(slots.slot(0)).isEqualTo(3);
        assertThat(slots.slot(1)).isEqualTo(1);
        assertThat(slots.slot(3)).isEqualTo(5);
    }

    @Test
    void insertPrefix_makesCellsInOrderOfTheirSlots() {
        CodeUnit unit = unit("B0: RESUME 0 @1", CodeFlags.OPTIMIZED);
        assertThat(Blocks.after(PassKind.INSERT_PREFIX, unit, Blocks.target())).isEqualTo(text("""
                        B0: COPY_FREE_VARS 1
                            MAKE_CELL 1
                            MAKE_CELL 0
                            MAKE_CELL 2
                            RESUME 0 @1
                        """));
    }

    @Test
    void insertPrefix_returnsTheGenerator_onTheFirstLineWithoutColumns() {
        for (int flag : new int[] {CodeFlags.GENERATOR, CodeFlags.COROUTINE, CodeFlags.ASYNC_GENERATOR}) {
            CodeUnit unit = Blocks.unit(Blocks.parse("B0: RESUME 0 @7:0-7:0"), flag, List.of(), List.of(), List.of());
            assertThat(Blocks.after(PassKind.INSERT_PREFIX, unit, Blocks.target()))
                    .isEqualTo(text("""
                            B0: RETURN_GENERATOR @1
                                POP_TOP
                                RESUME 0 @7:0-7:0
                            """));
        }
    }

    @Test
    void fixCells_turnsNumbersIntoSlots() {
        CodeUnit unit = unit("""
                B0: MAKE_CELL 0
                    LOAD_CLOSURE 1
                    LOAD_DEREF 2
                B1: STORE_DEREF 3
                    LOAD_FAST 0
                """, 0);
        assertThat(Blocks.after(PassKind.FIX_CELLS, unit, Blocks.target())).isEqualTo(text("""
                        B0: MAKE_CELL 3
                            LOAD_CLOSURE 1
                            LOAD_DEREF 4
                        B1: STORE_DEREF 5
                            LOAD_FAST 0
                        """));
    }
}
