package dev.caretline.grammar.lexer;

import static dev.caretline.grammar.lexer.TokenListing.lex;
import static dev.caretline.grammar.lexer.TokenListing.place;
import static dev.caretline.grammar.lexer.TokenListing.types;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndentationTest {
    private static final String BLOCK = "IF NAME COLON NEWLINE INDENT NAME NEWLINE ";

    @Test
    void block_isBetweenIndentAndDedent() {
        assertThat(types("if x:\n  y\nz")).isEqualTo(BLOCK + "DEDENT NAME");
    }

    @Test
    void block_isClosed_whenTheTextEnds() {
        assertThat(types("if x:\n  y")).isEqualTo(BLOCK + "DEDENT EOF");
    }

    @Test
    void blocks_areClosedTogether() {
        assertThat(types("if x:\n  if x:\n    y\nz"))
                .isEqualTo("IF NAME COLON NEWLINE INDENT " + BLOCK + "DEDENT DEDENT NAME");
    }

    @Test
    void indentAndDedent_standBeforeTheFirstTokenOfTheirLine() {
        Tokens tokens = lex("if x:\n\n  y\n # z\nz");
        assertThat(place(tokens, 4)).isEqualTo("3:2-3:2");
        assertThat(place(tokens, 7)).isEqualTo("5:0-5:0");
    }

    @Test
    void blankLines_doNotCount_howeverTheyAreIndented() {
        assertThat(types("if x:\n  y\n\n      # comment\n    \n  y\nz")).isEqualTo(BLOCK + "NAME NEWLINE DEDENT NAME");
    }

    @Test
    void linesWithinBrackets_doNotCount() {
        assertThat(types("if x:\n  y\n  (\n1\n)\nz")).isEqualTo(BLOCK + "LPAR NUMBER RPAR NEWLINE DEDENT NAME");
    }

    @Test
    void formFeed_startsTheCountAnew() {
        assertThat(types("if x:\n  \f  y\n  z")).isEqualTo(BLOCK + "NAME NEWLINE DEDENT EOF");
    }

    @Test
    void tab_goesToTheNextMultipleOfEight() {
        assertThat(types("if x:\n  \ty\n  \tz")).isEqualTo(BLOCK + "NAME NEWLINE DEDENT EOF");
    }

    @Test
    void joinedLine_isIndentedAsItsFirstPart_whenThatIsIndented() {
        assertThat(types("if x:\n  \\\n y\n  z")).isEqualTo(BLOCK + "NAME NEWLINE DEDENT EOF");
        assertThat(types("if x:\n\\\n  y\n  z")).isEqualTo(BLOCK + "NAME NEWLINE DEDENT EOF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"if x:\n\ty\n        z", "if x:\n        y\n\tz", "if x:\n        if y:\n\t z"})
    void tabError_isReported_whenItDependsOnTheWidthOfATab(String source) {
        assertThat(lex(source).problem().orElseThrow().message())
                .isEqualTo("inconsistent use of tabs and spaces in indentation");
    }
}
