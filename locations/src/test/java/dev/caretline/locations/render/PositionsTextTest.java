package dev.caretline.locations.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.ByteColumn;
import dev.caretline.grammar.source.Line;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.Samples;
import dev.caretline.locations.nodes.InstructionNodes;
import dev.caretline.locations.positions.CodePositions;
import dev.caretline.locations.pyc.PycFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionsTextTest {
    private static final SourceText SOURCE = SourceText.decode(Samples.source(), "sample.py");
    private static final PycFile PYC = PycFile.read(Samples.pyc("3.11"));
    private static final List<CodePositions> ALL = CodePositions.ofAll(
            PYC.code(), PYC.version(), InstructionNodes.of(Parser.parse(SOURCE, ParseMode.EXEC, PythonVersion.V3_11)));

    private static CodePositions named(String qualname) {
        return ALL.stream()
                .filter(p -> p.code().qualname().equals(qualname))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ofAll_hasOuterCodeBeforeThatInIt() {
        assertThat(ALL)
                .extracting(p -> p.code().qualname())
                .containsExactly(
                        "<module>",
                        "Point",
                        "Point.far",
                        "Point.far.<locals>.<listcomp>",
                        "Point.far.<locals>.<listcomp>.<lambda>",
                        "Point.far.<locals>.<listcomp>.<lambda>",
                        "read");
        assertThat(ALL.get(6).parent()).hasValue(0);
        assertThat(ALL.get(5).parent()).hasValue(3);
    }

    @Test
    void table_hasRangeNodeAndText() {
        CodePositions lambda = ALL.get(5);

        assertThat(PositionsText.withSource(SOURCE, false).render(lambda)).isEqualTo("""
                Point.far.<locals>.<listcomp>.<lambda>, line 16
                  offset  opcode        arg  range        node      source
                       0  RESUME          0  16:0-16:0
                       2  LOAD_CONST      1  16:81-16:84  Constant  257
                       4  RETURN_VALUE       16:0-16:0
                """);
    }

    @Test
    void table_hasOnlyRanges_withoutSource() {
        assertThat(PositionsText.withoutSource(false).render(ALL.get(5))).isEqualTo("""
                Point.far.<locals>.<listcomp>.<lambda>, line 16
                  offset  opcode        arg  range
                       0  RESUME          0  16:0-16:0
                       2  LOAD_CONST      1  16:81-16:84
                       4  RETURN_VALUE       16:0-16:0
                """);
    }

    @Test
    void terminal_getsTextUnderlinedInItsLine() {
        CodePositions raise = named("Point.far").at(new Line(10), new ByteColumn(66));

        assertThat(PositionsText.withSource(SOURCE, true).render(raise))
                .contains("COMPARE_OP", "…5, \"north\", b\"s\", (3, 4)} or \u001b[4mself.y > limit\u001b[0m");
    }

    @Test
    void at_keepsInstructionsAroundPlace() {
        CodePositions here = named("Point.far").at(new Line(13), new ByteColumn(20));

        assertThat(here.positions())
                .extracting(p -> p.instruction().opcode().name())
                .contains("FORMAT_VALUE", "CALL")
                .doesNotContain("LOAD_GLOBAL");
    }

    @Test
    void rangesWithoutColumns_areLines() {
        CodePositions stripped =
                CodePositions.ofAll(PYC.code().strip(), PYC.version()).get(5);

        assertThat(PositionsText.withoutSource(false).render(stripped)).contains("LOAD_CONST      1  16\n");
    }
}
