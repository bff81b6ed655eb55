package dev.caretline.grammar.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.SyntaxProblem;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nesting ends where CPython 3.11's parser ends it, and what is only long is not nested. */
class NestingTest {
    @ParameterizedTest(name = "{2} x {0}")
    @CsvSource({
        "not_, 1, 5967",
        "-, 1, 5967",
        "1**, 1, 2983",
        "1**-, 1, 1989",
        "lambda:, 1, 2983",
        "1_if_1_else_, 1, 5967",
    })
    void expression_isTooDeep_whereCPythonSaysSo(String prefix, String core, int deepest) {
        String step = prefix.replace('_', ' ');
        assertThat(Trees.accepts("x=" + step.repeat(deepest) + core)).isTrue();
        assertThatThrownBy(() -> Trees.module("x=" + step.repeat(deepest + 1) + core))
                .isInstanceOfSatisfying(
                        PythonSyntaxException.class,
                        e -> assertThat(e.problem())
                                .isEqualTo(SyntaxProblem.withoutPlace(SyntaxProblem.Type.MEMORY_ERROR, "")));
    }

    @Test
    void levelsOfAllKinds_addUp() {
        String open = "x=" + "(".repeat(100);
        assertThat(Trees.accepts(open + "not ".repeat(3185) + "1" + ")".repeat(100)))
                .isTrue();
        assertThat(Trees.accepts(open + "not ".repeat(3186) + "1" + ")".repeat(100)))
                .isFalse();
    }

    @Test
    void statement_isJudgedByItself() {
        String deep = "x=" + "not ".repeat(5000) + "1\n";
        assertThat(Trees.module(deep.repeat(3)).body()).hasSize(3);
    }

    @Test
    void brackets_mayBe200Deep() {
        assertThat(Trees.accepts("[".repeat(200) + "]".repeat(200))).isTrue();
        assertThat(Trees.accepts("[".repeat(201) + "]".repeat(201))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"a+, a", "a_and_, a", "a<, a", "a.b+, a", "'a'_, 'a'", "a=, a", "a;, a"})
    void length_isNoNesting(String step, String end) {
        assertThat(Trees.accepts(step.replace('_', ' ').repeat(20_000) + end)).isTrue();
    }

    @Test
    void trailersInARow_areNoNesting() {
        assertThat(Trees.accepts("a" + ".b(c)[d]".repeat(20_000))).isTrue();
    }

    @Test
    void elifsInARow_needNoStack() throws Exception {
        String source = "if a: b\n" + "elif a: b\n".repeat(5000);
        assertThat(onSmallStack(source).body()).hasSize(1);
    }

    @Test
    void deepExpression_isParsed_whateverStackTheCallerHas() throws Exception {
        assertThat(onSmallStack("x=" + "lambda:".repeat(2500) + "1").body()).hasSize(1);
    }

    private static Mod.Module onSmallStack(String source) throws InterruptedException, ExecutionException {
        FutureTask<Mod.Module> task = new FutureTask<>(() -> Trees.module(source));
        new Thread(null, task, "small stack", 300_000).start();
        return task.get();
    }
}
