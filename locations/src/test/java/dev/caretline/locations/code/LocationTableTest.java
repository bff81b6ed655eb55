package dev.caretline.locations.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caretline.grammar.source.Line;
import dev.caretline.grammar.source.SourceRange;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationTableTest {
    /** Size and location of an instruction, in the numbers of {@code co_positions()}. */
    record Instruction(int units, int line, int endLine, int column, int endColumn) {}

    private static List<Instruction> decode(ByteSequence table, int firstlineno) {
        List<Instruction> found = new ArrayList<>();
        LocationCursor cursor = new LocationCursor(table, firstlineno);
        int expectedStart = 0;
        while (cursor.next()) {
            assertThat(cursor.startUnit()).isEqualTo(expectedStart);
            expectedStart = cursor.endUnit();
            int units = cursor.endUnit() - cursor.startUnit();
            found.add(new Instruction(units, cursor.line(), cursor.endLine(), cursor.column(), cursor.endColumn()));
        }
        return found;
    }

    private static ByteSequence encode(LocationTableWriter writer, List<Instruction> instructions) {
        instructions.forEach(i -> writer.add(i.units(), i.line(), i.endLine(), i.column(), i.endColumn()));
        return writer.toBytes();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "none,            1, -1, -1, -1,  -1, f8",
        "short,           2, 10, 10,  5,  13, 8158",
        "short at limits, 8, 10, 10, 79,  94, cf7f",
        "wide,            1, 10, 10,  5,  21, d00515",
        "next line,       1, 11, 11,  4,   9, d80409",
        "two lines on,    1, 12, 12,  4, 127, e0047f",
        "line before,     1,  9,  9,  4,   9, f00300050a",
        "far column,      1, 10, 10,  4, 128, f00000054102",
        "several lines,   1, 10, 12,  4,   9, f00002050a",
        "no columns,      1, 13, 13, -1,  -1, e806",
        "lines only,      1, 10, 12, -1,  -1, f000020000"
    })
    void add_takesFirstFormThatFits(
            String form, int units, int line, int endLine, int column, int endColumn, String expected) {
        LocationTableWriter writer = LocationTableWriter.entryPerInstruction(10);
        writer.add(units, line, endLine, column, endColumn);

        assertThat(writer.toBytes()).describedAs(form).hasToString(expected);
    }

    @Test
    void add_splitsInstructionsOfMoreThanEightUnits() {
        LocationTableWriter writer = LocationTableWriter.entryPerInstruction(1);
        writer.add(10, 2, 2, 0, 1);

        assertThat(decode(writer.toBytes(), 1))
                .containsExactly(new Instruction(8, 2, 2, 0, 1), new Instruction(2, 2, 2, 0, 1));
    }

    @Test
    void add_sharesEntryOfEqualLocations_whenAsked() {
        List<Instruction> instructions = List.of(
                new Instruction(1, -1, -1, -1, -1),
                new Instruction(1, 1, 1, 0, 1),
                new Instruction(5, 1, 1, 0, 1),
                new Instruction(1, 1, 1, 0, 2));

        assertThat(decode(encode(LocationTableWriter.entryPerLocation(1), instructions), 1))
                .containsExactly(
                        new Instruction(1, -1, -1, -1, -1),
                        new Instruction(6, 1, 1, 0, 1),
                        new Instruction(1, 1, 1, 0, 2));
    }

    @Test
    void endBeforeStart_survivesAndCountsAsLine() {
        LocationTableWriter writer = LocationTableWriter.entryPerInstruction(5);
        writer.add(1, 5, 0, 0, 0);

        LocationCursor cursor = new LocationCursor(writer.toBytes(), 5);
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.endLine()).isZero();
        assertThat(cursor.location()).isEqualTo(new Location.Lines(new Line(5), new Line(5)));
    }

    @Test
    void location_tellsRangeLinesAndNoneApart() {
        assertThat(Location.ofNumbers(1, 2, 3, 4)).isEqualTo(new Location.Full(SourceRange.ofNumbers(1, 3, 2, 4)));
        assertThat(Location.ofNumbers(1, 2, -1, -1)).isEqualTo(new Location.Lines(new Line(1), new Line(2)));
        assertThat(Location.ofNumbers(-1, -1, -1, -1)).isEqualTo(Location.None.NONE);
    }

    @Test
    void strip_leavesLinesOfEntries() {
        ByteSequence table = encode(
                LocationTableWriter.entryPerInstruction(1),
                List.of(
                        new Instruction(1, 0, 1, 0, 0),
                        new Instruction(9, 7, 9, 200, 3),
                        new Instruction(2, -1, -1, -1, -1)));
        CodeObject code = CodeObject.builder().linetable(table).build();

        assertThat(decode(code.strip().linetable(), 1))
                .containsExactly(
                        new Instruction(1, 0, 0, -1, -1),
                        new Instruction(8, 7, 7, -1, -1),
                        new Instruction(1, 7, 7, -1, -1),
                        new Instruction(2, -1, -1, -1, -1));
    }

    @Property
    void decode_isInverseOfEncode(@ForAll("instructions") List<Instruction> instructions) {
        ByteSequence table = encode(LocationTableWriter.entryPerInstruction(3), instructions);

        assertThat(decode(table, 3)).isEqualTo(instructions);
        assertThat(encode(LocationTableWriter.entryPerInstruction(3), decode(table, 3)))
                .isEqualTo(table);
    }

    @Property
    void decode_ofAnyBytes_givesEntriesOrMalformed(@ForAll byte[] bytes) {
        try {
            decode(ByteSequence.copyOf(bytes), 1);
        } catch (MalformedCodeException expected) {
            assertThat(expected).hasMessageStartingWith("location table: ");
        }
    }

    @ParameterizedTest
    @CsvSource({"80", "00", "d005", "f040404040404040", "e8c0"})
    void next_refusesBrokenEntries(String bytes) {
        assertThatThrownBy(() -> decode(ByteSequence.ofHex(bytes), 1)).isInstanceOf(MalformedCodeException.class);
    }

    @Provide
    Arbitrary<List<Instruction>> instructions() {
        Arbitrary<Integer> units = Arbitraries.integers().between(1, 8);
        Arbitrary<Integer> line = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 5), Arbitraries.integers().between(0, 1 << 28));
        Arbitrary<Integer> column = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 130), Arbitraries.integers().between(0, 1 << 28));
        Arbitrary<Instruction> located = Combinators.combine(units, line, line, column, column)
                .as((n, l, e, c, d) -> new Instruction(n, l, l + e, c, d));
        Arbitrary<Instruction> oneLine =
                Combinators.combine(units, line, column, column).as((n, l, c, d) -> new Instruction(n, l, l, c, d));
        Arbitrary<Instruction> linesOnly =
                Combinators.combine(units, line, line).as((n, l, e) -> new Instruction(n, l, l + e, -1, -1));
        Arbitrary<Instruction> none = units.map(n -> new Instruction(n, -1, -1, -1, -1));
        return Arbitraries.oneOf(located, oneLine, linesOnly, none).list().ofMaxSize(40);
    }
}
