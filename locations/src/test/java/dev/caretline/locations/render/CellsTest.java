package dev.caretline.locations.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {
    @ParameterizedTest
    @CsvSource({
        "abc, 3",
        "名前, 4",
        "é, 1",
        "e\u0301, 1",
        "👨‍👩‍👧, 2",
        "🇩🇪, 2",
        "🇩🇪🇫🇷, 4",
        "👍🏽, 2",
        "❤️, 2",
        "ﬁ, 1",
        "한, 2"
    })
    void text_takesTheCellsThatTerminalsDrawItIn(String text, int cells) {
        assertThat(Cells.of(text)).isEqualTo(cells);
    }
}
