package dev.caretline.locations.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.SourceText;
import org.junit.jupiter.api.Test;

class SnippetTest {
    private static final SourceText SOURCE =
            SourceText.of("if a:\n\té = [\n  b]\nlong = '" + "x".repeat(100) + "' + y\n# \u001b[31m\n", "test.py");

    private static Snippet snippet(int line, int column, int endLine, int endColumn) {
        return Snippet.of(SOURCE, SourceRange.ofNumbers(line, column, endLine, endColumn));
    }

    @Test
    void text_isOfBytes() {
        assertThat(snippet(2, 1, 2, 3)).isEqualTo(new Snippet(" ", "é", " = ["));
    }

    @Test
    void text_isFirstLine_ofSeveral() {
        assertThat(snippet(2, 6, 3, 4)).isEqualTo(new Snippet(" é = ", "[ …", ""));
    }

    @Test
    void inLine_dropsIndentation() {
        assertThat(snippet(2, 6, 3, 4).inLine("<", ">")).isEqualTo("é = <[ …>");
    }

    @Test
    void longText_isCut() {
        assertThat(snippet(4, 7, 4, 109).shortText()).hasSize(60).endsWith("x…");
        assertThat(snippet(4, 112, 4, 113).inLine("<", ">")).isEqualTo("…" + "x".repeat(25) + "' + <y>");
    }

    @Test
    void controlCharacters_areReplaced() {
        assertThat(snippet(5, 0, 5, 7).shortText()).isEqualTo("# \ufffd[31m");
    }

    @Test
    void rangeBeyondSource_isEmpty() {
        assertThat(snippet(0, 0, 1, 0).shortText()).isEmpty();
        assertThat(snippet(70, 0, 70, 9).shortText()).isEmpty();
        assertThat(snippet(1, 3, 1, 900).shortText()).isEqualTo("a:");
    }
}
