package dev.caretline.grammar.lexer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.antlr.v4.runtime.Token;

class LexerPropertiesTest {
    private static final String[] PIECES = {
        "(", ")", "[", "]", "{", "}", "'", "\"", "'''", "\"\"\"", "\\", "\\\n", "\n", "\r", " ", "\t", "\f", "#", "0",
        "1_", "0x", "1e", ".", ":", ":=", "->", "<>", "!", "=", ",", ";", "*", "lambda", "with", "match", "case", "if",
        "for", "yield", "is", "not", "x", "é", "€", "ﬁ", "🎉", "rb'", "fR\"", "\u0001", "\n  ", "\n\t", ":\n ",
        "with (", "):\n"
    };

    @Property
    void anyBytes_giveTokensInOrder(@ForAll byte[] file) {
        check(file);
    }

    @Property(tries = 3000)
    void anyPieces_giveTokensInOrder(@ForAll("pieces") String text) {
        check(TokenListing.utf8(text));
    }

    @Property(tries = 500)
    void valid_tokensAreThoseOfTheGrammar(@ForAll("pieces") String text) {
        Tokens tokens = TokenListing.lex(text);
        if (tokens.problem().isEmpty()) {
            String normal = tokens.source().slice(0, tokens.source().length());
            assertThat(SpecificationLexer.lexed(tokens)).isEqualTo(SpecificationLexer.specified(normal));
        }
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
    }

    private static void check(byte[] file) {
        Tokens tokens;
        try {
            tokens = Lexer.lex(SourceText.decode(file, "test"), PythonVersion.V3_11);
        } catch (PythonSyntaxException e) {
            return;
        }
        int last = tokens.size() - 1;
        assertThat(tokens.type(last)).isIn(Token.EOF, PythonTokens.ERROR);
        assertThat(tokens.type(last) == PythonTokens.ERROR)
                .isEqualTo(tokens.problem().isPresent());
        for (int i = 0; i <= last; i++) {
            assertThat(tokens.start(i)).isBetween(0, tokens.end(i));
            assertThat(i == 0 || tokens.start(i) >= tokens.end(i - 1)).isTrue();
            assertPlace(tokens, i);
        }
        assertBlocksAreClosed(tokens);
    }

    private static void assertPlace(Tokens tokens, int i) {
        SourceText source = tokens.source();
        assertThat(source.lineStart(tokens.line(i)) + tokens.column(i)).isEqualTo(tokens.start(i));
        assertThat(source.lineStart(tokens.endLine(i)) + tokens.endColumn(i)).isEqualTo(tokens.end(i));
        assertThat(tokens.column(i))
                .isLessThanOrEqualTo(source.lineStart(tokens.line(i) + 1) - source.lineStart(tokens.line(i)));
    }

    private static void assertBlocksAreClosed(Tokens tokens) {
        int open = 0;
        for (int i = 0; i < tokens.size(); i++) {
            open += tokens.type(i) == PythonTokens.INDENT ? 1 : tokens.type(i) == PythonTokens.DEDENT ? -1 : 0;
            assertThat(open).isNotNegative();
        }
        assertThat(tokens.problem().isPresent() || open == 0).isTrue();
    }

    @Property(tries = 20)
    void hugeSources_areLexedInOneGo(@ForAll("patterns") List<String> pattern) {
        String text = String.join("", pattern);
        assertThat(TokenListing.lex(text.repeat(1_000_000 / text.length())).size())
                .isPositive();
    }

    @Provide
    Arbitrary<List<String>> patterns() {
        return Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(4);
    }
}
