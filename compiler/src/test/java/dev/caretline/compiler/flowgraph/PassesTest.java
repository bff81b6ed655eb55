package dev.caretline.compiler.flowgraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.compiler.target.PassKind;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.source.PythonVersion;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** What holds of the passes for whatever code: they end, they keep its meaning, and what they leave can be encoded. */
class PassesTest {
    /** Before 3.11.4, CPython itself mixed up stores to one variable. */
    private static final Target TARGET = Target.of(PythonVersion.V3_11, 7);

    @Property(tries = 500)
    void passes_keepTheMeaning_eachOfThem(@ForAll long seed) {
        CodeUnit unit = RandomBlocks.unit(seed);
        List<Object> meaning = BlockInterpreter.run(unit);
        for (PassKind pass : TARGET.passes()) {
            Passes.run(pass, unit, TARGET);
            assertThat(BlockInterpreter.run(unit)).as(pass.name()).isEqualTo(meaning);
        }
    }

    @Property(tries = 500)
    void stackDepth_isNeverNegative_andWithinItsSize(@ForAll long seed) {
        CodeUnit unit = RandomBlocks.unit(seed);
        Passes.runAll(unit, TARGET);
        for (@Nullable BasicBlock block = unit.graph().entry(); block != null; block = block.next) {
            assertThat(block.startDepth()).isBetween(0, unit.graph().stackSize());
        }
    }

    @Property(tries = 500)
    void result_hasOnlyRealInstructions_andNopsWithALine(@ForAll long seed) {
        CodeUnit unit = RandomBlocks.unit(seed);
        Passes.runAll(unit, TARGET);
        for (@Nullable BasicBlock block = unit.graph().entry(); block != null; block = block.next) {
            for (int i = 0; i < block.size; i++) {
                Instruction instruction = block.instructions[i];
                assertThat(TARGET.opcodes().isPseudo(instruction.opcode)).isFalse();
                assertThat(instruction.opcode.name().equals("NOP") && !instruction.hasLine())
                        .isFalse();
            }
        }
    }

    @Property(tries = 500)
    void onlyTheLastInstruction_leavesItsBlock(@ForAll long seed) {
        CodeUnit unit = RandomBlocks.unit(seed);
        Passes.runAll(unit, TARGET);
        for (@Nullable BasicBlock block = unit.graph().entry(); block != null; block = block.next) {
            for (int i = 0; i < block.size - 1; i++) {
                assertThat(block.instructions[i].opcode.endsBlock()).isFalse();
            }
        }
    }
}
