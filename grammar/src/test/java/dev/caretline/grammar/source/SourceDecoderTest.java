package dev.caretline.grammar.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceDecoderTest {
    /** A file of Latin-1 characters, each one byte. */
    private static SourceText decode(String file) {
        return SourceText.decode(file.getBytes(StandardCharsets.ISO_8859_1), "test");
    }

    private static String lastLine(String file) {
        SourceText source = decode(file);
        return source.lineText(new Line(source.lineCount())).stripTrailing();
    }

    private static SyntaxProblem refusal(String file) {
        PythonSyntaxException refusal = catchThrowableOfType(PythonSyntaxException.class, () -> decode(file));
        return refusal.problem();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# coding: latin-1\n\u00E9",
                "#coding=latin-1\n\u00E9",
                "# -*- coding: latin-1 -*-\n\u00E9",
                "# vim: set fileencoding=latin1 :\n\u00E9",
                "\t \f# coding: \tl1\n\u00E9",
                "\n# coding: latin-1\n\u00E9",
                "# comment\n# coding: latin-1\n\u00E9",
                "\r\n# coding: iso8859-1\r\n\u00E9",
                "\r# coding: L1\r\u00E9",
                "# coding:latin_1-unix\n\u00E9"
            })
    void cookie_countsOnTheFirstTwoLines(String file) {
        assertThat(lastLine(file)).isEqualTo("é");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n\n# coding: latin-1\n\u00E9",
                "x\n# coding: latin-1\n\u00E9",
                "x # coding: latin-1\n\u00E9",
                "# coding : latin-1\n\u00E9",
                "# coding latin-1\n\u00E9",
                "# coding:\n\u00E9",
                "'''\n# coding: latin-1\n\u00E9",
                "# Coding: latin-1\n\u00E9"
            })
    void cookie_doesNotCount_otherwise(String file) {
        assertThat(lastLine(file)).isEqualTo("\uFFFD");
    }

    @Test
    void cookie_ofUtf8_changesNothing() {
        assertThat(decode("# coding: UTF_8-unix\n\u00C3\u00A9 \u00FF").lineText(new Line(2)))
                .isEqualTo("é \uFFFD\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nope        | unknown encoding: nope",
                "Utf8_SIG    | unknown encoding: Utf8_SIG",
                "utf_8.      | unknown encoding: utf_8.",
                "__init__    | unknown encoding: __init__",
                "rot13       | 'rot13' is not a text encoding; use codecs.decode() to handle arbitrary codecs",
                "ascii       | 'ascii' codec can't decode byte 0xff in position 16: ordinal not in range(128)",
                "utf8        | 'utf-8' codec can't decode byte 0xff in position 15: invalid start byte",
                "cp1252      | 'charmap' codec can't decode byte 0x81 in position 18: character maps to <undefined>",
                "shift_jis   | 'shift_jis' codec can't decode byte 0xff in position 20: illegal multibyte sequence",
                "utf-32      | 'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x110000)",
                "utf-7       | encoding problem: utf_7 is not supported here",
            })
    void source_isRefused_withCPythonsWords(String encoding, String message) {
        SyntaxProblem problem = refusal("# coding: " + encoding + "\n\u00FF\u0081");
        assertThat(problem.type()).isEqualTo(SyntaxProblem.Type.SYNTAX_ERROR);
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.line()).hasValue(0);
        assertThat(problem.offset()).hasValue(-1);
        assertThat(problem.endLine()).isEmpty();
        assertThat(problem.text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"latin-1, iso-8859-1", "utf8, utf8", "Latin_1, iso-8859-1"})
    void byteOrderMark_allowsNoOtherCookie(String cookie, String name) {
        assertThat(refusal("\u00EF\u00BB\u00BF# coding: " + cookie + "\n").message())
                .isEqualTo("encoding problem: " + name + " with BOM");
    }

    @Test
    void byteOrderMark_allowsACookieOfUtf8() {
        assertThat(decode("\u00EF\u00BB\u00BF# coding: Utf-8-sig\nx").length()).isEqualTo(22);
    }

    @ParameterizedTest
    @CsvSource({
        "cp1252,     80,         €",
        "windows-1251, E6,       ж",
        "koi8-r,     D6,         ж",
        "iso8859-15, A4,         €",
        "mac-roman,  A5,         •",
        "cp437,      E9,         Θ",
        "tis-620,    A1,         ก",
        "big5,       A4A4,       中",
        "cp932,      8ABF,       漢",
        "shift_jis,  815C,       ―",
        "euc-jp,     B4C1,       漢",
        "euc_kr,     C7D1,       한",
        "cp949,      8141,       갂",
        "gb2312,     D6D0,       中",
        "gbk,        8140,       丂",
        "gb18030,    81308231,   \u008B",
        "iso2022_jp, 1B244234411B2842, 漢",
    })
    void bytes_areWhatTheyAreInCPython(String encoding, String hex, String text) {
        byte[] cookie = ("# coding: " + encoding + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = HexFormat.of().parseHex(hex);
        byte[] file = new byte[cookie.length + bytes.length];
        System.arraycopy(cookie, 0, file, 0, cookie.length);
        System.arraycopy(bytes, 0, file, cookie.length, bytes.length);
        assertThat(SourceText.decode(file, "test").lineText(new Line(2)).strip())
                .isEqualTo(text.strip());
    }

    @Test
    void columns_countTheBytesOfTheDecodedText_notOfTheFile() {
        byte[] file = "# coding: cp1251\nжж = 1".getBytes(Charset.forName("windows-1251"));
        SourceText source = SourceText.decode(file, "test");
        assertThat(source.slice(SourceRange.ofNumbers(2, 5, 2, 6))).isEqualTo("=");
    }

    @Test
    void decodedText_endsAtItsFirstNul() {
        // In UTF-16 the cookie itself is four Chinese characters to a word; here only that nothing breaks.
        assertThat(refusal("# coding: utf-16\n").message())
                .isEqualTo("'utf-16-le' codec can't decode byte 0x0a in position 16: truncated data");
        assertThat(decode("# coding: utf-16\n\n").lineCount()).isEqualTo(1);
    }
}
