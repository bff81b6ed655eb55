package dev.caretline.locations.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.locations.render.ValueDiagram.Hung;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueDiagramTest {
    @Test
    void values_hangUnderTheirCells_thoseFurtherLeftLower() {
        assertThat(ValueDiagram.draw(List.of(new Hung(0, "12"), new Hung(9, "6.0"), new Hung(11, "0.5")), 80, 9, "|"))
                .hasValue(List.of(
                        "|        | |", //
                        "12       | 0.5",
                        "         6.0"));
    }

    @Test
    void value_neverStandsOverABarFurtherRight() {
        assertThat(ValueDiagram.draw(
                        List.of(new Hung(0, "a long value"), new Hung(4, "1"), new Hung(30, "2")), 80, 9, "|"))
                .hasValue(List.of(
                        "|   |                         |", //
                        "|   1                         2",
                        "a long value"));
    }

    @Test
    void diagram_isAbsent_whenItDoesNotFit() {
        assertThat(ValueDiagram.draw(List.of(new Hung(10, "0123456789")), 15, 9, "|"))
                .isEmpty();
    }

    @Test
    void diagram_isAbsent_whenTwoValuesShareACell() {
        assertThat(ValueDiagram.draw(List.of(new Hung(1, "a"), new Hung(1, "b")), 80, 9, "|"))
                .isEmpty();
    }
}
