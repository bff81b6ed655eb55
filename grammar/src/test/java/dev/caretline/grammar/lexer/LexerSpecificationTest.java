package dev.caretline.grammar.lexer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lexer against {@code PythonTokens.g4}, which says what the tokens of Python are. */
class LexerSpecificationTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/test/resources/dev/caretline/grammar/lexer/every_token.py",
                "src/main/python/source_codecs.py",
                "src/main/python/unicode_tables.py"
            })
    void tokens_areThoseOfTheGrammar(String file) throws IOException {
        SourceText source = SourceText.decode(Files.readAllBytes(Path.of(file)), file);
        Tokens tokens = Lexer.lex(source, PythonVersion.V3_11);
        assertThat(tokens.problem()).isEmpty();
        assertThat(SpecificationLexer.lexed(tokens))
                .isEqualTo(SpecificationLexer.specified(source.slice(0, source.length())));
    }
}
