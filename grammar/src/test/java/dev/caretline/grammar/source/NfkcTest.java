package dev.caretline.grammar.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against what {@code unicodedata.normalize("NFKC", ...)} of CPython 3.11.3 says. */
class NfkcTest {
    @ParameterizedTest
    @CsvSource({"abc, abc", "ﬁ, fi", "𝐝𝐞𝐟, def", "e\u0301, é", "Å, Å", "\uA7F2, C", "\uD801\uDF81, ː"})
    void text_isNormalised(String text, String normal) {
        assertThat(Nfkc.normalize(text)).isEqualTo(normal);
    }

    @Test
    void marksOfUnicode14_areOrdered_thoughJava17DoesNotKnowThem() {
        assertThat(Nfkc.normalize("a\u0898\u0899\u0301\u0323")).isEqualTo("a\u0899\u0323\u0898\u0301");
        assertThat(Nfkc.normalize("a\u0483\u0898\u0347\u1AC3")).isEqualTo("a\u0347\u1AC3\u0483\u0898");
    }

    @Test
    void characters_areThoseOfUnicode14() {
        assertThat(PythonCharacters.isIdentifierStart('_')).isTrue();
        assertThat(PythonCharacters.isIdentifierStart('0')).isFalse();
        assertThat(PythonCharacters.isIdentifierPart('0')).isTrue();
        assertThat(PythonCharacters.isIdentifierPart(0x200B)).isFalse();
        assertThat(PythonCharacters.isIdentifierStart(0x10781)).isTrue();
        assertThat(PythonCharacters.isPrintable(' ')).isTrue();
        assertThat(PythonCharacters.isPrintable(0xA0)).isFalse();
        assertThat(PythonCharacters.isPrintable(0x10FFFF)).isFalse();
    }
}
