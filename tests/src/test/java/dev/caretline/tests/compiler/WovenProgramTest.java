package dev.caretline.tests.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.caretline.compiler.CompilationResult;
import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.Compiler;
import dev.caretline.compiler.instrument.Instrumentation;
import dev.caretline.compiler.instrument.Site;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.marshal.MarshalledCode;
import dev.caretline.tests.oracle.EmbeddedCPython;
import dev.caretline.tests.oracle.OracleServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Woven programs run in CPython: they do what they did, and say what is asked of them. */
class WovenProgramTest {
    /** Runs a marshalled module; {@code answer} is [what the module left in its own answer, the probes, the taps]. */
    private static final String RUNNER = """
            import base64, builtins, marshal
            def iterators(code):
                consts = [iterators(c) if hasattr(c, "co_code") else
                          probe(c) if isinstance(c, str) and c.startswith("\\0woven probe ") else c
                          for c in code.co_consts]
                return code.replace(co_consts=tuple(consts))
            class probe:
                all = []
                def __init__(self, text):
                    self.number = int(text.split()[-1])
                    self.items = iter([1])
                    probe.all.append(self)
                def __iter__(self): return self
                def __next__(self): return next(self.items)
                def hit(self): return not self.items.__length_hint__()
            probes, taps = [], []
            builtins.__woven_probe__ = probes.append
            builtins.__woven_tap__ = lambda n, value: taps.append([n, describe(value)])
            def describe(value):
                return repr(value) if type(value) in (int, str, bool, tuple, list) else type(value).__name__
            names = {"__name__": "woven"}
            exec(iterators(marshal.loads(base64.b64decode("CODE"))), names)
            answer = [names["answer"], probes + [p.number for p in probe.all if p.hit()], taps]
            """;

    private static OracleServer oracle;
    private static String constructs;

    @BeforeAll
    static void start() {
        oracle = new OracleServer(EmbeddedCPython.get());
        try (InputStream in = WovenProgramTest.class.getResourceAsStream("constructs.py")) {
            constructs = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() {
        oracle.close();
    }

    private static CompilationResult compile(String source, Instrumentation instrumentation) {
        CompileOptions options =
                CompileOptions.of(Target.of(PythonVersion.V3_11)).withInstrumentation(instrumentation);
        return Compiler.compile(SourceText.of(source, "woven.py"), options);
    }

    private static JsonArray run(CompilationResult compiled) {
        String code = Base64.getEncoder()
                .encodeToString(MarshalledCode.ofCompiled(compiled.code()).toBytes());
        JsonObject record = oracle.run(RUNNER.replace("CODE", code));
        return record.get("answer").getAsJsonArray();
    }

    private static List<String> seen(String source, CompilationResult compiled) {
        SourceText text = SourceText.of(source, "woven.py");
        List<String> seen = new ArrayList<>();
        for (JsonElement number : run(compiled).get(1).getAsJsonArray()) {
            Site site = compiled.sites().site(number.getAsInt());
            seen.add(site.role() + " " + text.slice(site.range()));
        }
        return seen;
    }

    private static List<String> tapped(String source, CompilationResult compiled) {
        SourceText text = SourceText.of(source, "woven.py");
        List<String> tapped = new ArrayList<>();
        for (JsonElement tap : run(compiled).get(2).getAsJsonArray()) {
            Site site = compiled.sites().site(tap.getAsJsonArray().get(0).getAsInt());
            tapped.add(text.slice(site.range()) + ": "
                    + tap.getAsJsonArray().get(1).getAsString());
        }
        return tapped;
    }

    private static JsonElement trace(Instrumentation instrumentation) {
        return run(compile(constructs, instrumentation)).get(0);
    }

    @Test
    void program_doesTheSame_withACallWovenInEverywhere() {
        assertThat(trace(scope -> new CallWeaver())).isEqualTo(trace(Instrumentation.NONE));
    }

    @Test
    void program_doesTheSame_withIteratorsAsProbes() {
        assertThat(trace(scope -> new IteratorProbes())).isEqualTo(trace(Instrumentation.NONE));
    }

    @Test
    void program_doesTheSame_withOperandsKeptOnTheStack() {
        assertThat(trace(KeptOperands::new)).isEqualTo(trace(Instrumentation.NONE));
    }

    @Test
    void probes_sayWhichOutcomesWereSeen() {
        String source = "def f(a, b):\n  if a and not b: return 1\nf(1, 0); f(0, 0); answer = 0\n";
        CompilationResult woven = compile(source, scope -> new IteratorProbes());
        assertThat(seen(source, woven))
                .contains("true a", "false a", "false b", "statement return 1")
                .doesNotContain("true b");
    }

    @Test
    void outcomes_tellTheOperandsOfANestedOperatorApart() {
        String source = "a, b, c = 1, 0, 5\nx = (a and b) or c\nanswer = x\n";
        CompilationResult woven = compile(source, scope -> new CallWeaver());
        assertThat(seen(source, woven)).contains("true a", "false b").doesNotContain("false a", "true b");
    }

    @Test
    void taps_sayWhatTheValuesWere() {
        String source = "answer = len('abc') + 2\n";
        CompilationResult woven = compile(source, scope -> new CallWeaver());
        assertThat(tapped(source, woven))
                .containsExactly(
                        "len: builtin_function_or_method",
                        "'abc': 'abc'",
                        "len('abc'): 3",
                        "2: 2",
                        "len('abc') + 2: 2",
                        "len('abc') + 2: 5");
    }

    @Test
    void keptOperands_areHandedOver_whenTheAssertionFails() {
        String source =
                "answer = []\nfor x in 1, 2:\n  try: assert x == 1\n  except AssertionError: answer.append(x)\n";
        CompilationResult woven = compile(source, KeptOperands::new);
        assertThat(tapped(source, woven)).containsExactly("x == 1: (2, 1)");
    }

    @Test
    void escapingException_isSeen_andKeepsItsTraceback() {
        String source = """
                import traceback
                def f(x):
                    return 1 / x
                def g():
                    yield f(0)
                try:
                    list(g())
                except ZeroDivisionError as e:
                    answer = [[f.lineno, f.colno, f.end_colno] for f in traceback.extract_tb(e.__traceback__)]
                """;
        JsonArray plain = run(compile(source, Instrumentation.NONE));
        JsonArray woven = run(compile(source, scope -> new CallWeaver()));
        assertThat(woven.get(0)).isEqualTo(plain.get(0));
        assertThat(woven.get(2).toString()).contains("ZeroDivisionError");
    }
}
