package dev.caretline.grammar.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.grammar.source.SyntaxProblem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownProblemTest {
    private static SyntaxProblem problem(SourceText source) {
        return catchThrowableOfType(
                        PythonSyntaxException.class, () -> Parser.parse(source, ParseMode.EXEC, PythonVersion.V3_11))
                .problem();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x = \"🎉\" y\n", "if 1:\n    価格 = (\"値\", \"段\" 5)\n", "x = \"🎉\"; y = )\n", "é = 1 2\n"})
    void columns_ofAFileWithoutDeclaration_areThoseOfTheSameString(String text) {
        SourceText file = SourceText.decode(text.getBytes(StandardCharsets.UTF_8), "a.py");
        assertThat(ShownProblem.of(problem(file), file, PythonVersion.V3_11))
                .isEqualTo(problem(SourceText.of(text, "a.py")));
    }
}
