package dev.caretline.tests.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.caretline.tests.oracle.WovenPython;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rows.txt}: what a report says of each sub-expression, against an oracle that evaluates each by itself. */
class ReportedFactsTest {
    /** What an assert may refer to; the oracle has all of it in one namespace. */
    private static final String GLOBALS = """
            calls = []
            G, GX, GZ = 3, 2, 0
            def f(value=None, *more, k=None):
                calls.append(repr((value, more, k)))
                return value
            def plus(value):
                return f(value + 1)
            def bump():
                global G
                G += 1
                return G - 1
            async def c(value):
                calls.append("await %r" % (value,))
                return value
            class Thing:
                n = 5
                def __init__(self, name): self.name = name
                def __repr__(self): return "<%s>" % self.name
                def m(self, *values): calls.append("m%r" % (values,)); return self
                p = property(lambda self: self.b)
                def maker(self): return f
                def __matmul__(self, other): return "matmul"
            """;

    private static final String LOCALS = """
            x, y, z, xs, d = 1, 2, 0, [1, 2, -3], {"k": 1, "l": 3, "n": {"m": [4, 5]}}
            o = Thing("o"); o.a = Thing("a"); o.b = 6; o.a.b = 7; o.fs = [f, plus]
            """;

    private static List<JsonObject> answers = List.of();
    private static List<String> rows = List.of();

    @BeforeAll
    static void run(@TempDir Path folder) {
        rows = WovenPython.rows(ReportedFactsTest.class, "rows.txt");
        answers = new WovenPython(ReportedFactsTest.class, folder)
                .ask("facts.py", rows.stream().map(ReportedFactsTest::question).toList());
    }

    private static JsonObject question(String row) {
        boolean async = row.contains("await ");
        String body = (LOCALS + "assert " + row + "\n").indent(4);
        String source = GLOBALS
                + (async
                        ? "async def coroutine():\n" + body
                                + "def check():\n    try: coroutine().send(None)\n    except StopIteration: pass\n"
                        : "def check():\n" + body);
        JsonObject question = WovenPython.question(row, "assertions", source);
        question.addProperty("names", GLOBALS + LOCALS);
        return question;
    }

    @Test
    void everyRow_isJudged() {
        assertThat(answers).hasSameSizeAs(rows).hasSizeGreaterThanOrEqualTo(150);
    }

    @Test
    void verdict_isTheOracles() {
        WovenPython.assertPairs(answers, "verdict");
    }

    @Test
    void evaluation_isInTheOraclesOrder() {
        WovenPython.assertPairs(answers, "calls");
    }

    @Test
    void noValue_isWrong() {
        WovenPython.assertEmpty(answers, "wrong");
    }

    @Test
    void values_areShown() {
        int all = 0;
        int missing = 0;
        for (JsonObject answer : answers) {
            all += answer.get("values").getAsInt();
            missing += answer.getAsJsonArray("missing").size();
        }
        assertThat(all).isGreaterThan(600);
        assertThat((double) missing / all).isLessThanOrEqualTo(0.01);
    }

    @Test
    void notEvaluated_isWhatTheOracleDidNotEvaluate() {
        WovenPython.assertEmpty(answers, "evaluated");
    }

    @Test
    void decisivePart_isTheOracles() {
        WovenPython.assertEmpty(answers, "decisive");
    }
}
