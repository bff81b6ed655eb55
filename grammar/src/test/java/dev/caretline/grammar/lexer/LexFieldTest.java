package dev.caretline.grammar.lexer;

import static dev.caretline.grammar.lexer.TokenListing.lex;
import static dev.caretline.grammar.lexer.TokenListing.place;
import static dev.caretline.grammar.lexer.TokenListing.typeName;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LexFieldTest {
    private static Tokens field(String source, String expression) {
        int start = source.indexOf(expression);
        return Lexer.lexField(lex(source), start, start + expression.length());
    }

    private static String types(Tokens tokens) {
        return IntStream.range(0, tokens.size())
                .mapToObj(i -> typeName(tokens.type(i)))
                .collect(Collectors.joining(" "));
    }

    @Test
    void field_isInParentheses_atTheBytesAroundIt() {
        Tokens tokens = field("x\ny = f'{a, b}'", "a, b");
        assertThat(types(tokens)).isEqualTo("LPAR NAME COMMA NAME RPAR NEWLINE EOF");
        assertThat(tokens.range(0, 4)).hasToString("2:6-2:12");
        assertThat(place(tokens, 3)).isEqualTo("2:10-2:11");
    }

    @Test
    void field_goesOverLineEnds_asWithinParentheses() {
        Tokens tokens = field("f'''{\na +\nb}'''", "\na +\nb");
        assertThat(types(tokens)).isEqualTo("LPAR NAME PLUS NAME RPAR NEWLINE EOF");
        assertThat(place(tokens, 3)).isEqualTo("3:0-3:1");
    }

    @Test
    void field_endsWhereItEnds_whateverFollows() {
        assertThat(types(field("f'{a*=}'", "a*"))).isEqualTo("LPAR NAME STAR RPAR NEWLINE EOF");
        assertThat(types(field("f'{ab!r}'", "a"))).isEqualTo("LPAR NAME RPAR NEWLINE EOF");
    }

    @Test
    void field_isRetagged() {
        assertThat(types(field("f'{a,}'", "a,"))).isEqualTo("LPAR NAME TCOMMA RPAR NEWLINE EOF");
    }

    @Test
    void field_hasTheNamesOfItsSource() {
        String source = "spam = f'{spam}'";
        Tokens outer = lex(source);
        assertThat(Lexer.lexField(outer, 10, 14).name(1)).isSameAs(outer.name(0));
    }
}
