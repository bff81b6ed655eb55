package dev.caretline.grammar.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnicodeNamesTest {
    private final UnicodeNames names = UnicodeNames.of(PythonVersion.V3_11);

    @ParameterizedTest
    @CsvSource({
        "LATIN SMALL LETTER A, 61",
        "latin Small letter a, 61",
        "NULL, 0",
        "NBSP, A0",
        "LATIN SMALL LETTER GHA, 1A3",
        "HANGUL SYLLABLE GA, AC00",
        "HANGUL SYLLABLE HIH, D7A3",
        "HANGUL SYLLABLE A, C544",
        "CJK UNIFIED IDEOGRAPH-4E00, 4E00",
        "CJK UNIFIED IDEOGRAPH-3134A, 3134A",
        "CJK COMPATIBILITY IDEOGRAPH-F900, F900",
        "NUSHU CHARACTER-1B170, 1B170",
        "MELTING FACE, 1FAE0", // new in Unicode 14
    })
    void name_isFound(String name, String codePoint) {
        assertThat(names.codePoint(name)).isEqualTo(Integer.parseInt(codePoint, 16));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " LATIN SMALL LETTER A",
                "KEYCAP DIGIT ONE", // a named sequence
                "BASIC LATIN 41", // what Java calls a character without a name
                "HANGUL SYLLABLES AC00",
                "hangul syllable ga", // what is computed is not found in lower case
                "HANGUL SYLLABLE GAX",
                "CJK UNIFIED IDEOGRAPH-4e00",
                "CJK UNIFIED IDEOGRAPH-0041",
                "TANGUT IDEOGRAPH-17000", // CPython does not compute these
                "SHAKING FACE", // new in Unicode 15
                "é",
            })
    void name_isUnknown(String name) {
        assertThat(names.codePoint(name)).isEqualTo(-1);
    }
}
