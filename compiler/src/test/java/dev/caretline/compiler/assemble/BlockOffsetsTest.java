package dev.caretline.compiler.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.compiler.flowgraph.Blocks;
import dev.caretline.compiler.flowgraph.FlowGraph;
import dev.caretline.compiler.target.InstructionSet;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.source.PythonVersion;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BlockOffsetsTest {
    private static final InstructionSet OPCODES = Target.of(PythonVersion.V3_11).opcodes();

    /** A forward jump over as many code units, to a block that jumps back to the start. */
    private static FlowGraph over(int codeUnits) {
        return Blocks.parse("B0: JUMP_FORWARD B2\nB1:" + " NOP\n".repeat(codeUnits) + "B2: JUMP_BACKWARD B0");
    }

    private static int argument(BasicBlock block) {
        return block.instruction(block.size() - 1).oparg();
    }

    private static BasicBlock next(BasicBlock block) {
        return Objects.requireNonNull(block.next());
    }

    @Test
    void distances_countFromTheEndOfTheJump() {
        FlowGraph graph = over(3);
        assertThat(BlockOffsets.place(graph, OPCODES)).isEqualTo(5);
        assertThat(argument(graph.entry())).isEqualTo(3);
        assertThat(argument(next(next(graph.entry())))).isEqualTo(5);
    }

    @Test
    void inlineCaches_takeSpace() {
        FlowGraph graph = Blocks.parse("B0: JUMP_FORWARD B2\nB1: BINARY_SUBSCR\nB2: RETURN_VALUE");
        assertThat(BlockOffsets.place(graph, OPCODES)).isEqualTo(7);
        assertThat(argument(graph.entry())).isEqualTo(5);
    }

    @Test
    void jump_needsNoExtension_upTo255() {
        FlowGraph graph = over(252);
        assertThat(BlockOffsets.place(graph, OPCODES)).isEqualTo(254);
        assertThat(argument(next(next(graph.entry())))).isEqualTo(254);
    }

    @Test
    void extensionOfOneJump_countsForTheOther() {
        FlowGraph graph = over(255);
        assertThat(BlockOffsets.place(graph, OPCODES)).isEqualTo(258);
        assertThat(argument(graph.entry())).isEqualTo(255);
        assertThat(argument(next(next(graph.entry())))).isEqualTo(258);
    }

    @Test
    void jump_isExtendedTwice_above65535() {
        FlowGraph graph = over(70_000);
        assertThat(BlockOffsets.place(graph, OPCODES)).isEqualTo(70_006);
        assertThat(argument(graph.entry())).isEqualTo(70_000);
        assertThat(argument(next(next(graph.entry())))).isEqualTo(70_006);
        assertThat(next(next(graph.entry())).offset()).isEqualTo(70_003);
    }
}
