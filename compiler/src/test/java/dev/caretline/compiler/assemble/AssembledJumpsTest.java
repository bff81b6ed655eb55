package dev.caretline.compiler.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.compiler.flowgraph.CodeUnit;
import dev.caretline.compiler.flowgraph.FlowGraph;
import dev.caretline.compiler.flowgraph.Instruction;
import dev.caretline.compiler.flowgraph.Passes;
import dev.caretline.compiler.flowgraph.RandomBlocks;
import dev.caretline.compiler.target.InstructionSet;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.source.PythonVersion;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

class AssembledJumpsTest {
    private static final Target TARGET = Target.of(PythonVersion.V3_11);
    private static final InstructionSet OPCODES = TARGET.opcodes();

    @Property(tries = 500)
    void jumps_landOnTheirTargets_andBlocksFollowEachOther(@ForAll long seed) {
        check(seed);
    }

    /** A block of one NOP is emptied behind one without lines, and is the target of a jump. */
    @Example
    void jumps_doNotLeadToABlockThatWasRemoved() {
        check(-1009);
    }

    private static void check(long seed) {
        CodeUnit unit = RandomBlocks.unit(seed);
        Passes.runAll(unit, TARGET);
        FlowGraph graph = unit.graph();
        int size = BlockOffsets.place(graph, OPCODES);
        int offset = 0;
        for (@Nullable BasicBlock block = graph.entry(); block != null; block = block.next()) {
            assertThat(block.offset()).isEqualTo(offset);
            for (int i = 0; i < block.size(); i++) {
                Instruction instruction = block.instruction(i);
                offset += InstructionSize.of(instruction, OPCODES);
                if (instruction.opcode().isJump()) {
                    boolean back = instruction.opcode().name().contains("BACKWARD");
                    int distance = back ? -instruction.oparg() : instruction.oparg();
                    assertThat(offset + distance).isEqualTo(instruction.target().offset());
                }
            }
        }
        assertThat(size).isEqualTo(offset);
    }
}
