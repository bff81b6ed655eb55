package dev.caretline.grammar.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against what {@code bytes.decode()} of CPython 3.11.3 says. */
class Utf8Test {
    @ParameterizedTest
    @CsvSource({
        "61FF,       byte 0xff in position 1: invalid start byte",
        "80,         byte 0x80 in position 0: invalid start byte",
        "C080,       byte 0xc0 in position 0: invalid start byte",
        "F5808080,   byte 0xf5 in position 0: invalid start byte",
        "C3,         byte 0xc3 in position 0: unexpected end of data",
        "61E282,     bytes in position 1-2: unexpected end of data",
        "F09F8E,     bytes in position 0-2: unexpected end of data",
        "C341,       byte 0xc3 in position 0: invalid continuation byte",
        "E28241,     bytes in position 0-1: invalid continuation byte",
        "F09F8E41,   bytes in position 0-2: invalid continuation byte",
        "E08080,     byte 0xe0 in position 0: invalid continuation byte",
        "EDA080,     byte 0xed in position 0: invalid continuation byte",
        "F0808080,   byte 0xf0 in position 0: invalid continuation byte",
        "F4908080,   byte 0xf4 in position 0: invalid continuation byte",
    })
    void failure_isSaidAsByCPython(String hex, String message) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(Utf8.firstFailure(bytes, 0, bytes.length).orElseThrow().message())
                .isEqualTo("'utf-8' codec can't decode " + message);
    }

    @Test
    void failure_countsFromTheStartOfThePart() {
        byte[] bytes = {'a', 'b', 'c', (byte) 0xFF};
        assertThat(Utf8.firstFailure(bytes, 2, 4).orElseThrow().start()).isEqualTo(1);
        assertThat(Utf8.firstFailure(bytes, 0, 3)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"61FF62, 1", "EDA080, 3", "E28241, 1", "F09F8E, 1", "C0AF, 2", "F0808080, 4", "C3C3A9, 1", "EFBFBD, 1"})
    void undecodableBytes_areReplacedOnceForEachFailure(String hex, int count) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        String text = Utf8.decode(bytes, 0, bytes.length);
        assertThat(text.chars().filter(c -> c == 0xFFFD)).hasSize(count);
    }

    @Property
    void counts_areThoseOfTheDecodedText(@ForAll byte[] bytes) {
        String text = Utf8.decode(bytes, 0, bytes.length);
        assertThat(Utf8.countChars(bytes, 0, bytes.length)).isEqualTo(text.length());
        assertThat(Utf8.countCodePoints(bytes, 0, bytes.length)).isEqualTo(text.codePointCount(0, text.length()));
    }

    @Property
    void validText_comesBack(@ForAll String any) {
        String text = new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(Utf8.firstFailure(bytes, 0, bytes.length)).isEmpty();
        assertThat(Utf8.decode(bytes, 0, bytes.length)).isEqualTo(text);
    }

    @Property
    void failure_isTheFirst(@ForAll byte[] bytes) {
        int good = Utf8.firstFailure(bytes, 0, bytes.length)
                .map(DecodeFailure::start)
                .orElse(bytes.length);
        byte[] head = Arrays.copyOf(bytes, good);
        assertThat(new String(head, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8))
                .isEqualTo(head);
    }
}
