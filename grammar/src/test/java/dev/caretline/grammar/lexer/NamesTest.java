package dev.caretline.grammar.lexer;

import static dev.caretline.grammar.lexer.TokenListing.lex;
import static dev.caretline.grammar.lexer.TokenListing.types;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void name_isOneAndTheSameObject_whereverItStands() {
        Tokens tokens = lex("spam eggs spam a_name_of_more_than_eight_bytes spam a_name_of_more_than_eight_bytes");
        assertThat(tokens.name(0))
                .isSameAs(tokens.name(2))
                .isSameAs(tokens.name(4))
                .isEqualTo("spam");
        assertThat(tokens.name(3)).isSameAs(tokens.name(5)).isEqualTo("a_name_of_more_than_eight_bytes");
    }

    @Test
    void name_isItsOwn_whenAnotherOneEndsAlike() {
        Tokens tokens = lex("x_abcdefgh y_abcdefgh abcdefgh bcdefgh ax_abcdefgh");
        assertThat(IntStream.range(0, 5).mapToObj(tokens::name))
                .containsExactly("x_abcdefgh", "y_abcdefgh", "abcdefgh", "bcdefgh", "ax_abcdefgh");
    }

    @Test
    void name_isInNormalForm_whateverTheSourceHas() {
        Tokens tokens = lex("ﬁ = fi");
        assertThat(tokens.name(0)).isSameAs(tokens.name(2)).isEqualTo("fi");
        assertThat(tokens.text(0)).isEqualTo("ﬁ");
    }

    @Test
    void name_isNoKeyword_whenOnlyItsNormalFormIsOne() {
        assertThat(types("𝐝𝐞𝐟 def")).isEqualTo("NAME DEF");
        assertThat(lex("𝐝𝐞𝐟").name(0)).isEqualTo("def");
    }

    @Test
    void name_mayHaveWhatUnicodeAllows_fromItsSecondCharacterOn() {
        assertThat(types("x·y ℮ ゜")).startsWith("NAME NAME");
        assertThat(types("·x")).isEqualTo("ERROR");
    }

    @Test
    void names_areAllKept_whenThereAreMany() {
        String source = IntStream.range(0, 50_000).mapToObj(i -> "name" + i).collect(Collectors.joining("\n"));
        Tokens tokens = lex(source + "\n" + source);
        for (int i = 0; i < 50_000; i++) {
            assertThat(tokens.name(2 * i)).isEqualTo("name" + i).isSameAs(tokens.name(2 * (i + 50_000)));
        }
    }

    @Test
    void name_isInNormalForm_howeverManyNamesThereAreBefore() {
        for (int count = 0; count < 600; count++) {
            String before =
                    IntStream.range(0, count).mapToObj(i -> "name" + i + " ").collect(Collectors.joining());
            assertThat(lex(before + "ﬁ").name(count))
                    .as(count + " names before")
                    .isEqualTo("fi");
        }
    }
}
