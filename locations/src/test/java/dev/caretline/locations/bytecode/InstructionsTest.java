package dev.caretline.locations.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.grammar.source.Line;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.locations.Samples;
import dev.caretline.locations.code.ByteSequence;
import dev.caretline.locations.code.CodeObject;
import dev.caretline.locations.code.Location;
import dev.caretline.locations.code.LocationTableWriter;
import dev.caretline.locations.pyc.PycFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InstructionsTest {
    /** {@code a + b}, as 3.11 compiles it for eval, with an EXTENDED_ARG before the second load. */
    private static CodeObject sum() {
        LocationTableWriter table = LocationTableWriter.entryPerInstruction(1);
        table.add(1, 0, 1, 0, 0);
        table.add(1, 1, 1, 0, 1);
        table.add(2, 1, 1, 4, 5);
        table.add(2, 1, 1, 0, 5);
        table.add(1, -1, -1, -1, -1);
        return CodeObject.builder()
                .code(ByteSequence.ofHex("9700" + "6500" + "9001" + "6502" + "7a00" + "0000" + "5300"))
                .linetable(table.toBytes())
                .build();
    }

    private static List<String> names(List<Instruction> instructions) {
        return instructions.stream().map(i -> i.opcode().name()).toList();
    }

    private static final Instructions SUM = Instructions.of(sum(), BytecodeVersion.V3_11);

    @Test
    void inOrder_foldsExtendedArgsAndSkipsCaches() {
        assertThat(names(SUM.inOrder()))
                .containsExactly("RESUME", "LOAD_NAME", "LOAD_NAME", "BINARY_OP", "RETURN_VALUE");
        assertThat(SUM.inOrder().get(2))
                .isEqualTo(new Instruction(
                        4,
                        6,
                        8,
                        new Opcode(101, "LOAD_NAME", 0, true),
                        0x102,
                        new Location.Full(SourceRange.ofNumbers(1, 4, 1, 5))));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "4, 6", "6, 6", "8, 8", "11, 8", "12, 12"})
    void at_findsInstructionAroundOffset(int offset, int expected) {
        assertThat(SUM.at(offset))
                .hasValueSatisfying(i -> assertThat(i.offset()).isEqualTo(expected));
    }

    @Test
    void at_isEmpty_outsideOfCode() {
        assertThat(SUM.at(-1)).isEmpty();
        assertThat(SUM.at(14)).isEmpty();
    }

    @Test
    void ofWithinAround_compareRanges() {
        SourceRange right = SourceRange.ofNumbers(1, 4, 1, 5);
        SourceRange all = SourceRange.ofNumbers(1, 0, 1, 5);

        assertThat(SUM.of(right)).extracting(Instruction::offset).containsExactly(6);
        assertThat(SUM.within(all)).extracting(Instruction::offset).containsExactly(2, 6, 8);
        assertThat(SUM.around(right)).extracting(Instruction::offset).containsExactly(6, 8);
    }

    @Test
    void on_findsInstructionsThatStartOnLine() {
        assertThat(names(SUM.on(new Line(0)))).containsExactly("RESUME");
        assertThat(names(SUM.on(new Line(1)))).containsExactly("LOAD_NAME", "LOAD_NAME", "BINARY_OP");
    }

    @Test
    void of_givesNoLocation_whereTableEnds() {
        CodeObject code = sum().toBuilder().linetable(ByteSequence.empty()).build();

        assertThat(Instructions.of(code, BytecodeVersion.V3_11).inOrder())
                .extracting(Instruction::location)
                .containsOnly(Location.None.NONE);
    }

    @Test
    void of_takesUnknownOpcodeAndCutOffCache_asTheyAre() {
        CodeObject code =
                sum().toBuilder().code(ByteSequence.ofHex("ff07" + "7a01")).build();

        assertThat(names(Instructions.of(code, BytecodeVersion.V3_11).inOrder()))
                .containsExactly("<255>", "BINARY_OP");
    }

    @ParameterizedTest
    @EnumSource(
            value = BytecodeVersion.class,
            names = {"V3_11", "V3_12", "V3_13"})
    void of_knowsOpcodesOfEachVersion(BytecodeVersion version) {
        CodeObject module = PycFile.read(Samples.pyc(version.toString())).code();

        assertThat(names(Instructions.of(module, version).inOrder()))
                .startsWith("RESUME", "LOAD_CONST", "STORE_NAME", "LOAD_CONST", "LOAD_CONST", "IMPORT_NAME")
                .noneMatch(name -> name.startsWith("<") || name.equals("CACHE"));
    }

    @Test
    void opcodes_differBetweenVersions() {
        assertThat(BytecodeVersion.V3_14.opcodes().byNumber(27).name()).isEqualTo("NOP");
        assertThat(BytecodeVersion.V3_11.opcodes().byNumber(27).name()).isEqualTo("<27>");
    }
}
