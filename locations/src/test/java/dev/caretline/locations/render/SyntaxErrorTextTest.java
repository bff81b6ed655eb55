package dev.caretline.locations.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.grammar.source.SyntaxProblem;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SyntaxErrorTextTest {
    private static SyntaxProblem problem(int line, int offset, int endLine, int endOffset, String text) {
        return new SyntaxProblem(
                SyntaxProblem.Type.SYNTAX_ERROR,
                "invalid syntax",
                OptionalInt.of(line),
                OptionalInt.of(offset),
                OptionalInt.of(endLine),
                OptionalInt.of(endOffset),
                Optional.of(text));
    }

    private static String carets(SyntaxProblem problem) {
        return SyntaxErrorText.render(problem, "x.py").lines().toList().get(2);
    }

    @Test
    void wholeText_isCPythons() {
        assertThat(SyntaxErrorText.render(problem(3, 7, 3, 10, "  a = b c\n"), "x.py"))
                .isEqualTo("""
                  File "x.py", line 3
                    a = b c
                        ^^^
                SyntaxError: invalid syntax
                """);
    }

    @Test
    void emptyRange_isOneCaret() {
        assertThat(carets(problem(1, 5, 1, 0, "x = (\n"))).isEqualTo("        ^");
    }

    @Test
    void rangeOverLines_isMarkedToTheEndOfTheFirst() {
        assertThat(carets(problem(1, 5, 2, 3, "x = (a\n"))).isEqualTo("        ^^");
    }

    @Test
    void wideCharacters_areTwoCells() {
        assertThat(carets(problem(1, 8, 1, 9, "x=\"日本\" é\n"))).isEqualTo("             ^");
    }

    @Test
    void tabsWithinTheLine_areKept() {
        assertThat(carets(problem(1, 3, 1, 4, "x\ty\n"))).isEqualTo("     \t^");
    }

    @Test
    void problemWithoutPlace_isOneLine() {
        assertThat(SyntaxErrorText.render(SyntaxProblem.withoutPlace(SyntaxProblem.Type.MEMORY_ERROR, ""), "x.py"))
                .isEqualTo("MemoryError\n");
    }
}
