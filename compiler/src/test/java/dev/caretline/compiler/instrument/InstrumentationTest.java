package dev.caretline.compiler.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.Compiler;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.ExprContext;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.Pattern;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.SourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InstrumentationTest {
    private static final Expr NAME = new Expr.Name("a", ExprContext.LOAD, SourceRange.ofNumbers(1, 0, 1, 1));
    private static final CodeScope SCOPE = new CodeScope(0, CodeScope.Kind.MODULE, "<module>", 1, NAME);

    /** Every question that a weaver is asked is asked somewhere in it. */
    private static final String PROGRAM = """
            for x in y:
                assert a < b[c] < d or e
            x = (a and b) or -c
            try:
                match x:
                    case [q] if q: pass
            except E: pass
            """;

    private final List<String> heard = new ArrayList<>();

    /** Says its name whenever it is asked, and weaves in something that leaves the stack as it is. */
    private final class Voice implements Weaver {
        private final String name;

        Voice(String name) {
            this.name = name;
        }

        private void say(String question, WovenCode code) {
            heard.add(question + " " + name);
            code.nop();
        }

        @Override
        public void prologue(WovenCode code) {
            say("prologue", code);
        }

        @Override
        public void scopeEntered(WovenCode code) {
            say("scopeEntered", code);
        }

        @Override
        public boolean watchesExceptions() {
            return true;
        }

        @Override
        public void exceptionEscapes(WovenCode code) {
            say("exceptionEscapes", code);
        }

        @Override
        public void statement(Stmt node, WovenCode code) {
            say("statement", code);
        }

        @Override
        public void statementDone(Stmt node, WovenCode code) {
            say("statementDone", code);
        }

        @Override
        public void expression(Expr node, WovenCode code) {
            say("expression", code);
        }

        @Override
        public void value(Expr node, WovenCode code) {
            say("value", code);
        }

        @Override
        public void operands(Expr node, int count, WovenCode code) {
            say("operands", code);
        }

        @Override
        public void comparison(Expr.Compare node, int link, WovenCode code) {
            say("comparison", code);
        }

        @Override
        public Weft outcome(Expr condition, boolean truth) {
            return code -> say("outcome", code);
        }

        @Override
        public Weft link(Expr.Compare chain, int link, boolean truth) {
            return code -> say("link", code);
        }

        @Override
        public void pattern(Pattern node, WovenCode code) {
            say("pattern", code);
        }

        @Override
        public void caught(Stmt node, WovenCode code) {
            say("caught", code);
        }

        @Override
        public void exhausted(Node loop, WovenCode code) {
            say("exhausted", code);
        }

        @Override
        public void unmatched(Stmt.Match node, WovenCode code) {
            say("unmatched", code);
        }

        @Override
        public void assertionFailed(Stmt.Assert node, WovenCode code) {
            say("assertionFailed", code);
        }

        @Override
        public void assertionRaises(Stmt.Assert node, WovenCode code) {
            say("assertionRaises", code);
        }

        @Override
        public void lineEnds(WovenCode code) {
            say("lineEnds", code);
        }

        @Override
        public void lineBreaks() {
            heard.add("lineBreaks " + name);
        }
    }

    private Instrumentation voice(String name) {
        return scope -> new Voice(name);
    }

    private static void compile(Instrumentation instrumentation) {
        CompileOptions options = CompileOptions.of(Target.of(PythonVersion.V3_11));
        Compiler.compile(SourceText.of(PROGRAM, "a.py"), options.withInstrumentation(instrumentation));
    }

    @Test
    void together_isNone_whenThereIsNothingToWeave() {
        assertThat(Instrumentation.together(List.of())).isSameAs(Instrumentation.NONE);
        assertThat(Instrumentation.together(List.of(Instrumentation.NONE, Instrumentation.NONE)))
                .isSameAs(Instrumentation.NONE);
    }

    @Test
    void together_isTheOnlyOneThatWeaves() {
        Instrumentation only = voice("only");
        assertThat(Instrumentation.together(List.of(Instrumentation.NONE, only)))
                .isSameAs(only);
    }

    @Test
    void together_leavesAScopeAlone_whenEachDoes() {
        Instrumentation idle = scope -> Weaver.NONE;
        assertThat(Instrumentation.together(List.of(idle, idle, idle)).weaver(SCOPE))
                .isSameAs(Weaver.NONE);
    }

    @Test
    void together_asksTheOneWeaverOfAScopeItself() {
        Weaver weaver = new Voice("only");
        Instrumentation idle = scope -> Weaver.NONE;
        assertThat(Instrumentation.together(List.of(idle, scope -> weaver)).weaver(SCOPE))
                .isSameAs(weaver);
    }

    @Test
    void together_asksEveryQuestionOfEachInTheirOrder() {
        compile(voice("1"));
        List<String> alone = List.copyOf(heard);
        heard.clear();
        compile(Instrumentation.together(List.of(voice("1"), voice("2"), voice("3"))));
        List<String> inTurn = alone.stream()
                .map(question -> question.substring(0, question.length() - 1))
                .flatMap(question -> List.of(question + "1", question + "2", question + "3").stream())
                .toList();
        assertThat(heard).isEqualTo(inTurn);
    }

    @Test
    void program_makesTheCompilerAskEveryQuestion() {
        compile(voice("1"));
        List<String> questions = Arrays.stream(Weaver.class.getMethods())
                .filter(method -> method.getReturnType() != boolean.class)
                .map(method -> method.getName() + " 1")
                .toList();
        assertThat(new TreeSet<>(heard)).containsExactlyInAnyOrderElementsOf(questions);
    }

    @Test
    void together_tellsOfEscapingExceptionsOnlyThoseThatWatch() {
        Weaver blind = new Weaver() {
            @Override
            public void exceptionEscapes(WovenCode code) {
                heard.add("exceptionEscapes blind");
            }
        };
        compile(Instrumentation.together(List.of(scope -> blind, voice("2"))));
        assertThat(heard).contains("exceptionEscapes 2").doesNotContain("exceptionEscapes blind");
    }

    @Test
    void together_weavesNothingIntoAnOutcome_whereNoneDoes() {
        Weaver one = new Weaver() {
            @Override
            public @Nullable Weft outcome(Expr condition, boolean truth) {
                return truth ? code -> heard.add("true") : null;
            }
        };
        Weaver other = new Weaver() {};
        Weaver both =
                Instrumentation.together(List.of(scope -> one, scope -> other)).weaver(SCOPE);
        assertThat(both.outcome(NAME, true)).isNotNull();
        assertThat(both.outcome(NAME, false)).isNull();
    }
}
