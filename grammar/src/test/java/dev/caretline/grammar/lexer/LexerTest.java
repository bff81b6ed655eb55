package dev.caretline.grammar.lexer;

import static dev.caretline.grammar.lexer.TokenListing.lex;
import static dev.caretline.grammar.lexer.TokenListing.place;
import static dev.caretline.grammar.lexer.TokenListing.texts;
import static dev.caretline.grammar.lexer.TokenListing.types;
import static org.assertj.core.api.Assertions.assertThat;

import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexerTest {
    @Test
    void endMarker_isTheOnlyToken_whenTheSourceIsBlank() {
        assertThat(types("")).isEqualTo("EOF");
        assertThat(types("\n  # comment\n\t\n")).isEqualTo("EOF");
    }

    @Test
    void endMarker_standsAfterTheLastLineEnd_onTheLastLine() {
        Tokens tokens = lex("x\n\ny");
        assertThat(place(tokens, tokens.size() - 1)).isEqualTo("3:2-3:2");
    }

    @Test
    void newline_takesTheCommentBeforeItWithIt_butNotTheLineEnd() {
        Tokens tokens = lex("x  # why\ny");
        assertThat(place(tokens, 1)).isEqualTo("1:3-1:8");
        assertThat(place(tokens, 3)).isEqualTo("2:1-2:1");
    }

    @Test
    void newline_isLeftOut_withinBracketsAndAfterABackslash() {
        assertThat(types("f(\n\n1, # one\n2)")).isEqualTo("NAME LPAR NUMBER COMMA NUMBER RPAR");
        assertThat(types("x \\\n y")).isEqualTo("NAME NAME");
        assertThat(lex("x \\\n y").line(1)).isEqualTo(2);
    }

    @Test
    void newline_comesBeforeTheEnd_whenTheLastLineHasNone() {
        assertThat(types("x")).isEqualTo("NAME");
        assertThat(lex("x").type(1)).isEqualTo(PythonTokens.NEWLINE);
    }

    @Test
    void newline_isThere_whenABlankLineFollowsABackslash() {
        assertThat(types("x \\\n\ny")).isEqualTo("NAME NEWLINE NAME");
    }

    @Test
    void keywords_haveTheirOwnTypes_andTheirNames() {
        Tokens tokens = lex("False await None yield while");
        assertThat(types("False await None yield while")).isEqualTo("FALSE AWAIT NONE YIELD WHILE");
        assertThat(tokens.name(0)).isEqualTo("False");
    }

    @Test
    void operators_areAsLongAsTheyCanBe() {
        assertThat(texts("a<<=b**-c//=d->e:=f...g..h!=i"))
                .containsExactly(
                        "a", "<<=", "b", "**", "-", "c", "//=", "d", "->", "e", ":=", "f", "...", "g", ".", ".", "h",
                        "!=", "i");
    }

    @Test
    void everyOperator_hasTheTypeOfItsSpelling() {
        for (int type = PythonTokens.AND; type <= PythonTokens.COLONEQUAL; type++) {
            String literal = PythonTokens.VOCABULARY.getLiteralName(type);
            if (literal != null && !"()[]{}".contains(literal.substring(1, literal.length() - 1))) {
                String text = literal.substring(1, literal.length() - 1);
                Tokens tokens = lex(text + " x");
                assertThat(tokens.type(0)).as(text).isEqualTo(type);
                assertThat(tokens.text(0)).isEqualTo(text);
            }
        }
    }

    @Test
    void brackets_haveTheirOwnTypes() {
        assertThat(types("([{}])")).isEqualTo("LPAR LSQB LBRACE RBRACE RSQB RPAR");
    }

    @Test
    void op_isWhatNoTokenStartsWith_andLexingGoesOn() {
        assertThat(types("$ ? ! ` x")).isEqualTo("OP OP OP OP NAME");
    }

    @Test
    void lessGreater_isOneToken_whichTheGrammarDoesNotHave() {
        assertThat(types("a <> b")).isEqualTo("NAME LESSGREATER NAME");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "00",
                "0_0",
                "123",
                "1_000",
                "0x1F",
                "0X_1f",
                "0o17",
                "0b_1_0",
                "1.",
                ".5",
                "1.5e3",
                "1e-5",
                "1E+5",
                "1_0.0_1e1_0",
                "1j",
                "1.J",
                ".5j",
                "1e3j",
                "09.5",
                "09e1",
                "09j",
                "0.",
                "0e0"
            })
    void number_isOneToken(String number) {
        Tokens tokens = lex(number);
        assertThat(tokens.type(0)).isEqualTo(PythonTokens.NUMBER);
        assertThat(tokens.text(0)).isEqualTo(number);
    }

    @Test
    void number_endsBeforeAKeyword_thatMayFollowOne() {
        assertThat(texts("1if 2else 3")).containsExactly("1", "if", "2", "else", "3");
        assertThat(texts("0x1for x in 1or 2and 3not in 4is 5"))
                .contains("0x1f", "1", "or", "2", "and", "3", "not", "4");
        assertThat(texts("1_0in x")).containsExactly("1_0", "in", "x");
    }

    @Test
    void number_endsBeforeADot_thatItCannotHave() {
        assertThat(texts("1..real")).containsExactly("1.", ".", "real");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "''",
                "\"\"",
                "'a'",
                "'\"'",
                "'\\''",
                "'\\\\'",
                "r'\\'x'",
                "'''a'b''c'''",
                "\"\"\"\"x\"\"\"",
                "b''",
                "Rb''",
                "bR''",
                "fr''",
                "rF''",
                "u''",
                "U''",
                "''''''",
                "'a\\\nb'",
                "'''a\n\\'''\n'''"
            })
    void string_isOneToken(String string) {
        Tokens tokens = lex(string);
        assertThat(tokens.type(0)).isEqualTo(PythonTokens.STRING);
        assertThat(tokens.text(0)).isEqualTo(string);
        assertThat(tokens.type(1)).isEqualTo(PythonTokens.NEWLINE);
    }

    @Test
    void string_hasNoPrefix_thatPythonDoesNotKnow() {
        assertThat(types("ur'' bu'' rr'' x''")).isEqualTo("NAME STRING NAME STRING NAME STRING NAME STRING");
    }

    @Test
    void string_endsOnALineOfItsOwn_whenItHasLineEnds() {
        Tokens tokens = lex("x = '''a\nbc''' + 1");
        assertThat(place(tokens, 2)).isEqualTo("1:4-2:5");
        assertThat(place(tokens, 3)).isEqualTo("2:6-2:7");
        assertThat(tokens.range(0, 4)).hasToString("1:0-2:9");
    }

    @Test
    void columns_countBytes() {
        Tokens tokens = lex("é = 'ü' + ж.ñ");
        assertThat(place(tokens, 2)).isEqualTo("1:5-1:9");
        assertThat(place(tokens, 6)).isEqualTo("1:15-1:17");
    }

    @Test
    void columns_countTabsAndFormFeedsAsOneByte() {
        Tokens tokens = lex("x\t\fy");
        assertThat(place(tokens, 1)).isEqualTo("1:3-1:4");
    }

    @Test
    void openBrackets_areNone_afterAValidSource() {
        assertThat(lex("f(a[1])").openBrackets()).isEmpty();
    }

    @Test
    void lastToken_isTheEndMarker_whenThereIsNoProblem() {
        Tokens tokens = lex("if x:\n  y\n");
        assertThat(tokens.type(tokens.size() - 1)).isEqualTo(Token.EOF);
        assertThat(tokens.problem()).isEmpty();
        assertThat(tokens.isProblemRaised()).isFalse();
    }
}
