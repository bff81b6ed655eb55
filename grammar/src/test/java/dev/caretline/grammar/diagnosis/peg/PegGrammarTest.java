package dev.caretline.grammar.diagnosis.peg;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PegGrammarTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "s: t",
                "s: 'a'\ns: 'b'",
                "s (unknown): 'a'",
                "s: a='a' a='b' -> a",
                "s: 'a' -> b",
                "s: 'a' -> NoSuchKind()",
                "s: 'a' )",
                "s: ",
                "s: !'a'",
                "s: 'a' ;",
                "s: a='a' -> SyntaxError at a: \"{what}\"",
                "s: a='a' -> SyntaxError at a \"no colon\"",
                "s: ('a'",
            })
    void read_refusesWhatIsNoGrammar(String text) {
        LetterHost vocabulary = new LetterHost("");
        assertThatThrownBy(() -> PegGrammar.read(text, vocabulary)).isInstanceOf(IllegalArgumentException.class);
    }
}
