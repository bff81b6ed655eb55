package dev.caretline.compiler.flowgraph;

import static dev.caretline.compiler.flowgraph.Blocks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.compiler.target.Opcode;
import dev.caretline.compiler.target.PassKind;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.source.PythonVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SwapsTest {
    private static String simplified(String blocks) {
        return Blocks.after(PassKind.PEEPHOLE, blocks);
    }

    @Test
    void swapWithItself_goes() {
        assertThat(simplified("""
                        B0: SWAP 1 @1
                            RETURN_VALUE @1
                        """)).isEqualTo(text("B0: RETURN_VALUE @1"));
    }

    @Test
    void run_thatChangesNothing_goes() {
        assertThat(simplified("""
                        B0: SWAP 3 @1
                            NOP @1
                            SWAP 3 @1
                            RETURN_VALUE @1
                        """)).isEqualTo(text("B0: RETURN_VALUE @1"));
    }

    @Test
    void stores_areExchanged_inPlaceOfTheirValues() {
        assertThat(simplified("""
                        B0: SWAP 2 @1
                            STORE_FAST 0 @1
                            STORE_FAST 1 @1
                        """)).isEqualTo(text("""
                        B0: STORE_FAST 1 @1
                            STORE_FAST 0 @1
                        """));
    }

    @Test
    void stores_stay_whenTheyAreOnDifferentLines() {
        String blocks = """
                B0: SWAP 2 @1
                    STORE_FAST 0 @1
                    STORE_FAST 1 @2
                """;
        assertThat(simplified(blocks)).isEqualTo(text(blocks));
    }

    @Test
    void stores_stay_whenTheyMightRunCode() {
        String blocks = """
                B0: SWAP 2 @1
                    STORE_NAME 0 @1
                    STORE_FAST 1 @1
                """;
        assertThat(simplified(blocks)).isEqualTo(text(blocks));
    }

    @Test
    void storesOfOneVariable_areExchanged_before3_11_4() {
        String exchanged = "B0: STORE_FAST 0 @1\n POP_TOP @1\n STORE_FAST 0 @1";
        CodeUnit unit = Blocks.unit(Blocks.parse("B0: SWAP 3 @1\n STORE_FAST 0 @1\n POP_TOP @1\n STORE_FAST 0 @1"));
        assertThat(Blocks.after(PassKind.PEEPHOLE, unit, Target.of(PythonVersion.V3_11, 3)))
                .isEqualTo(text(exchanged));
    }

    @Test
    void storesOfOneVariable_keepTheirOrder_from3_11_4() {
        String blocks = "B0: SWAP 3 @1\n STORE_FAST 0 @1\n POP_TOP @1\n STORE_FAST 0 @1";
        CodeUnit unit = Blocks.unit(Blocks.parse(blocks));
        assertThat(Blocks.after(PassKind.PEEPHOLE, unit, Target.of(PythonVersion.V3_11, 7)))
                .isEqualTo(text(blocks));
    }

    @Test
    void storeOfOneVariable_isNotMovedPastAnother_from3_11_4() {
        String blocks = "B0: SWAP 3 @1\n STORE_FAST 0 @1\n STORE_FAST 1 @1\n STORE_FAST 1 @1";
        CodeUnit unit = Blocks.unit(Blocks.parse(blocks));
        assertThat(Blocks.after(PassKind.PEEPHOLE, unit, Target.of(PythonVersion.V3_11, 7)))
                .isEqualTo(text(blocks));
    }

    @Property(tries = 300)
    void run_keepsItsPermutation_andIsNotLonger(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 2, max = 7) Integer> swaps) {
        FlowGraph graph = new FlowGraph();
        for (int depth : swaps) {
            graph.entry().add(Instruction.withoutLocation(Opcode.SWAP, depth));
        }
        graph.entry().add(Instruction.withoutLocation(Opcode.RETURN_VALUE, 0));
        Passes.run(PassKind.PEEPHOLE, Blocks.unit(graph), Blocks.target());
        List<Integer> after = new ArrayList<>();
        for (int i = 0; i < graph.entry().size - 1; i++) {
            after.add(graph.entry().instructions[i].oparg);
        }
        assertThat(permutation(after)).isEqualTo(permutation(swaps));
        assertThat(after).hasSizeLessThanOrEqualTo(swaps.size());
    }

    private static List<Integer> permutation(List<Integer> swaps) {
        List<Integer> stack = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6));
        for (int depth : swaps) {
            Collections.swap(stack, 0, depth - 1);
        }
        return stack;
    }
}
