package dev.caretline.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caretline.compiler.future.FutureFeature;
import dev.caretline.compiler.limits.RecursionLimit;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.PythonWarning;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.grammar.source.SyntaxProblem;
import dev.caretline.locations.code.CodeFlags;
import dev.caretline.locations.code.CodeObject;
import org.junit.jupiter.api.Test;

class CompilerTest {
    private static final CompileOptions OPTIONS = CompileOptions.of(Target.of(PythonVersion.V3_11));

    private static CompilationResult compile(String source, CompileOptions options) {
        return Compiler.compile(SourceText.of(source, "a.py"), options);
    }

    private static CodeObject code(String source) {
        return compile(source, OPTIONS).code();
    }

    private static SyntaxProblem problem(String source, CompileOptions options) {
        PythonSyntaxException e = catchThrowableOfType(PythonSyntaxException.class, () -> compile(source, options));
        return e.problem();
    }

    @Test
    void code_isThatOfCPython_forAModuleOfOneStatement() {
        // compile("x = 1\n", "a.py", "exec") of CPython 3.11.3
        assertThat(code("x = 1\n").code()).hasToString("970064005a0064015300");
        assertThat(code("x = 1\n").linetable()).hasToString("f003010101d80405800180018001");
    }

    @Test
    void filename_isTheNameOfTheSource() {
        assertThat(code("x\n").filename()).isEqualTo("a.py");
    }

    @Test
    void linetable_hasNoColumns_whenRangesAreOff() {
        CodeObject code = compile("x = 1\n", OPTIONS.withRanges(false)).code();
        assertThat(code.linetable()).hasToString("e803e802e800e800e800");
    }

    @Test
    void value_isReturned_inModeEval() {
        CodeObject code = compile("a", OPTIONS.withMode(ParseMode.EVAL)).code();
        assertThat(code.code()).hasToString("970065005300");
    }

    @Test
    void value_isPrinted_inModeSingle() {
        CodeObject code = compile("a\n", OPTIONS.withMode(ParseMode.SINGLE)).code();
        assertThat(code.code()).hasToString("97006500460064005300");
    }

    @Test
    void assertion_makesNoCode_whenOptimized() {
        CodeObject code = compile("assert a\n", OPTIONS.withOptimization(1)).code();
        assertThat(code.names()).isEmpty();
    }

    @Test
    void docstring_isDropped_underOptimization2() {
        CodeObject code = compile("'doc'\n", OPTIONS.withOptimization(2)).code();
        assertThat(code.names()).doesNotContain("__doc__");
    }

    @Test
    void module_isACoroutine_whenItAwaitsAndMay() {
        CodeObject code = compile("await a\n", OPTIONS.withTopLevelAwait(true)).code();
        assertThat(code.flags()).isEqualTo(CodeFlags.COROUTINE);
    }

    @Test
    void await_isRefused_outsideOfFunctions() {
        assertThat(problem("await a\n", OPTIONS).message()).isEqualTo("'await' outside function");
    }

    @Test
    void features_areThoseOfTheSourceAndTheInherited() {
        int inherited = FutureFeature.BARRY_AS_BDFL.compilerFlag();
        CompilationResult result =
                compile("from __future__ import annotations\n", OPTIONS.withInheritedFeatures(inherited));
        int both = inherited | FutureFeature.ANNOTATIONS.compilerFlag();
        assertThat(result.features().flags()).isEqualTo(both);
        assertThat(result.code().flags()).isEqualTo(both);
    }

    @Test
    void warnings_areValuesInOrder() {
        assertThat(compile("x is 1\nassert (x, 'm')\n", OPTIONS).warnings())
                .containsExactly(
                        PythonWarning.syntax(
                                "\"is\" with a literal. Did you mean \"==\"?", SourceRange.ofNumbers(1, 0, 1, 6)),
                        PythonWarning.syntax(
                                "assertion is always true, perhaps remove parentheses?",
                                SourceRange.ofNumbers(2, 0, 2, 15)));
    }

    @Test
    void errors_haveThePositionsOfCPython() {
        SyntaxProblem problem = problem("def f():\n  é = 1; break\n", OPTIONS);
        assertThat(problem.message()).isEqualTo("'break' outside loop");
        assertThat(problem.line()).hasValue(2);
        // Bytes from 1: the compiler, unlike the parser, does not turn them into characters.
        assertThat(problem.offset()).hasValue(11);
        assertThat(problem.endOffset()).hasValue(16);
        assertThat(problem.text()).isEmpty();
    }

    @Test
    void deepTree_isCompiled_withinTheRecursionLimit() {
        CodeObject code = code("x = " + "-".repeat(900) + "a\n");
        assertThat(code.code().length()).isGreaterThan(2 * 900);
    }

    @Test
    void deepTree_isARecursionError_beyondTheLimit() {
        SyntaxProblem problem =
                problem("x = " + "-".repeat(900) + "a\n", OPTIONS.withRecursionLimit(new RecursionLimit(300, 1)));
        assertThat(problem.type()).isEqualTo(SyntaxProblem.Type.RECURSION_ERROR);
        assertThat(problem.message()).isEqualTo("maximum recursion depth exceeded during compilation");
    }

    @Test
    void interrupt_isKept_whileADeepTreeIsCompiled() {
        Thread.currentThread().interrupt();
        code("x = " + "-".repeat(900) + "a\n");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void options_areChecked() {
        assertThatThrownBy(() -> OPTIONS.withOptimization(3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OPTIONS.withInheritedFeatures(1)).isInstanceOf(IllegalArgumentException.class);
    }
}
