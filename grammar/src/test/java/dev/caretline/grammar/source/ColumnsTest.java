package dev.caretline.grammar.source;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Every change of a unit of column against one that is made the simple way. */
class ColumnsTest {
    private static final Line FIRST = new Line(1);

    // Here wide are the characters from the first one of the CJK blocks on.
    private static int cells(int c) {
        return c >= 0x2E80 ? 2 : 1;
    }

    @Test
    void oneplace_hasFiveColumns() {
        SourceText source = SourceText.of("\té = \"日本🎉\" + x", "test");
        ByteColumn x = new ByteColumn(21);
        assertThat(source.codePointColumn(FIRST, x)).isEqualTo(new CodePointColumn(14));
        assertThat(source.caretColumn(FIRST, x)).isEqualTo(new CaretColumn(13));
        assertThat(source.charIndex(FIRST, x)).isEqualTo(new CharIndex(14));
        assertThat(source.cellColumn(FIRST, x, ColumnsTest::cells, 8)).isEqualTo(new CellColumn(23));
        assertThat(source.cellColumn(FIRST, x, ColumnsTest::cells, 4)).isEqualTo(new CellColumn(19));
    }

    @Test
    void column_isCutOffAtTheEndOfItsLine() {
        SourceText source = SourceText.of("é\nx", "test");
        assertThat(source.codePointColumn(FIRST, new ByteColumn(99))).isEqualTo(new CodePointColumn(3));
        assertThat(source.byteColumn(FIRST, new CodePointColumn(99))).isEqualTo(new ByteColumn(3));
    }

    @Test
    void charIndex_withinASurrogatePair_countsAsTheStartOfThePair() {
        SourceText source = SourceText.of("a🎉b", "test");
        assertThat(source.byteColumn(new CharIndex(2))).isEqualTo(new ByteColumn(1));
        assertThat(source.byteColumn(new CharIndex(3))).isEqualTo(new ByteColumn(5));
    }

    @Test
    void charIndex_atTheEndOfTheText_isOnTheLastLine() {
        SourceText source = SourceText.of("é\nab", "test");
        assertThat(source.line(new CharIndex(5))).isEqualTo(new Line(2));
        assertThat(source.byteColumn(new CharIndex(5))).isEqualTo(new ByteColumn(3));
    }

    @Property
    void columns_areThoseOfTheString(@ForAll("texts") String text, @ForAll @IntRange(max = 60) int codePoint) {
        SourceText source = SourceText.of(text, "test");
        String whole = source.slice(0, source.length());
        int chars = whole.offsetByCodePoints(0, Math.min(codePoint, whole.codePointCount(0, whole.length()) - 1));
        String before = whole.substring(0, chars);
        String head = before.substring(before.lastIndexOf('\n') + 1);
        Line line = new Line(1 + (int) before.chars().filter(c -> c == '\n').count());
        ByteColumn bytes = new ByteColumn(utf8Length(head));

        assertThat(source.codePointColumn(line, bytes).number()).isEqualTo(1 + head.codePointCount(0, head.length()));
        assertThat(source.byteColumn(line, source.codePointColumn(line, bytes))).isEqualTo(bytes);
        assertThat(source.charIndex(line, bytes)).isEqualTo(new CharIndex(chars));
        assertThat(source.line(new CharIndex(chars))).isEqualTo(line);
        assertThat(source.byteColumn(new CharIndex(chars))).isEqualTo(bytes);
        assertThat(source.cellColumn(line, bytes, c -> 1, 1).cells()).isEqualTo(head.codePointCount(0, head.length()));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab\t\n é日").list().ofMaxSize(5).map(parts -> String.join("🎉", parts));
    }

    private static int utf8Length(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
}
