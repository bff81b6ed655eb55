package dev.caretline.grammar.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Mod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParseModeTest {
    @Test
    void expression_mayBeATuple() {
        Mod.Expression tree = (Mod.Expression) Trees.parse("a, b,\n\n", ParseMode.EVAL);
        assertThat(tree.body()).isInstanceOf(Expr.Tuple.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a = 1", "*a, b", "a; b", "a\nb", " a", "a\n  "})
    void expression_isRefused(String source) {
        assertThat(Trees.accepts(source, ParseMode.EVAL)).isFalse();
    }

    @Test
    void interactive_mayHoldSimpleStatementsOfOneLine() {
        Mod.Interactive tree = (Mod.Interactive) Trees.parse("a; b\n# c\n", ParseMode.SINGLE);
        assertThat(tree.body()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a\n  # b",
                "a\n  ",
                "if a: b\n",
                "if a: b\n\n",
                "if a: b\n# c",
                "if a:\n  b",
                "if a:\n  b\n# c\n",
                "if a:\n  if b: c",
                "@a\ndef f():\n  b\n\n",
                "match a:\n  case b: c\n",
            })
    void interactive_isAccepted(String source) {
        assertThat(Trees.accepts(source, ParseMode.SINGLE)).isTrue();
    }

    // CPython does not add the end of the last line here, and so needs one behind a compound statement of one line.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# a",
                "a\nb",
                "a\n)",
                "if a: b",
                "if a: b # c",
                "if a: b\n  ",
                "if a:\n  b\n# c",
                "if a:\n  b\n  ",
                "if a:\n  b\nc\n",
                "class A: pass\nclass B: pass\n",
            })
    void interactive_isRefused(String source) {
        assertThat(Trees.accepts(source, ParseMode.SINGLE)).isFalse();
    }
}
