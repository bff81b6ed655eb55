package dev.caretline.tests.values;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.caretline.tests.oracle.WovenPython;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code statements.txt}: what is kept of a failed statement, against an oracle that keeps the value of each expression. */
class CapturedValuesTest {
    private static final String NAMES = """
            def f(value=None): return value
            def g(first, second): return first
            class E:
                def __bool__(self): raise ValueError("no truth")
                def __repr__(self): return "E"
            class C:
                def __init__(self, name): self.name = name
                def __enter__(self): return self
                def __exit__(self, *error): pass
                def __repr__(self): return "C%d" % self.name
            class Thing:
                n = 5
                def __init__(self, name): self.name = name
                def __repr__(self): return "<%s>" % self.name
                def m(self, *values): return self
                p = property(lambda self: self.b)
                boom = property(lambda self: 1 / 0)
                def __getitem__(self, key): return {}[key]
            async def c(value): return value
            async def agen(): yield 1
            def yield_all():
                for v in f([1, 0]): yield f(2) / f(v)
            GLOBAL = 1
            def bump():
                global GLOBAL
                GLOBAL += 1
                return GLOBAL
            """;

    private static final String LOCALS = """
            x, d = 1, {"k": 1, "n": {"m": [4, 5]}}
            o = Thing("o"); o.a = Thing("a"); o.b = "b"; o.fs = [f, g]
            """;

    private static final int SHAPES = 3;

    private static List<JsonObject> answers = List.of();
    private static List<String> rows = List.of();

    @BeforeAll
    static void run(@TempDir Path folder) {
        rows = WovenPython.rows(CapturedValuesTest.class, "statements.txt");
        List<JsonObject> questions = new ArrayList<>();
        for (String row : rows) {
            programs(row).forEach(program -> questions.add(WovenPython.question(row, "values", program)));
        }
        answers = new WovenPython(CapturedValuesTest.class, folder).ask("captured.py", questions);
        assertThat(answers).hasSameSizeAs(questions);
    }

    /** The statement in each kind of scope that it can stand in. */
    private static List<String> programs(String row) {
        String statement = LOCALS + row.replaceFirst("^(def|async): ", "").replace("\\n", "\n") + "\n";
        String function = NAMES + "def run():\n" + statement.indent(4) + "run()\n";
        if (row.startsWith("async: ")) {
            return List.of(NAMES + "async def run():\n" + statement.indent(4) + "run().send(None)\n");
        }
        if (row.startsWith("def: ")) {
            return List.of(function);
        }
        return List.of(function, NAMES + statement, NAMES + "class Body:\n" + statement.indent(4));
    }

    @Test
    void statements_failAsWithoutUs() {
        WovenPython.assertPairs(answers, "outcome");
        assertThat(answers)
                .noneMatch(answer ->
                        answer.getAsJsonArray("outcome").get(1).getAsString().equals("none"));
        assertThat(rows).hasSizeGreaterThan(150);
    }

    @Test
    void valuesThatAreKept_areTheOraclesOwn() {
        WovenPython.assertEmpty(answers, "wrong");
        assertThat(WovenPython.sum(answers, "values")).isGreaterThan(SHAPES * rows.size());
    }

    @Test
    void valuesThatNothingElseTells_areAllKept() {
        WovenPython.assertEmpty(answers, "missing");
    }
}
