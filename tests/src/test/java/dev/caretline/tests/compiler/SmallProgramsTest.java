package dev.caretline.tests.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.caretline.compiler.CompilationResult;
import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.Compiler;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.tests.diagnosis.WrongProgram;
import dev.caretline.tests.oracle.EmbeddedCPython;
import dev.caretline.tests.oracle.ErrorText;
import dev.caretline.tests.oracle.OracleServer;
import dev.caretline.tests.oracle.WarningsText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small programs that only the compiler refuses, warns about, or accepts: its code, error and warnings are CPython's. */
class SmallProgramsTest {
    private static final CompileOptions OPTIONS = CompileOptions.of(Target.of(PythonVersion.V3_11));
    private static final int TOP_LEVEL_AWAIT = 0x2000;

    private static OracleServer oracle;

    @BeforeAll
    static void start() {
        oracle = new OracleServer(EmbeddedCPython.get());
    }

    @AfterAll
    static void stop() {
        oracle.close();
    }

    @Test
    void verdicts_areCPythons() {
        List<WrongProgram> corpus = WrongProgram.all("wrong-compile");
        List<String> differences = new ArrayList<>();
        for (WrongProgram program : corpus) {
            compare(program.source(), program.mode(), 0, 0)
                    .ifPresent(text -> differences.add(program.group() + "\n" + program.latin1() + "  " + text));
        }
        assertThat(differences).isEmpty();
        assertThat(corpus).hasSizeGreaterThan(800);
    }

    @ParameterizedTest
    @CsvSource({
        "eval, 0, 0, '(a, lambda: b)'",
        "eval, 0, 0, 'a if b else [c for c in d]'",
        "eval, 0, 0, '(yield)'",
        "single, 0, 0, 'a; b = 1; c'",
        "single, 0, 0, 'x: int'",
        "single, 0, 0, '\"doc\"'",
        "single, 0, 0, 'if a: b\n'",
        "single, 0, 0, 'def f(): a\n'",
        "single, 0, 0, 'class A: a\n'",
        "exec, 1, 0, 'assert (a, b); x = __debug__'",
        "exec, 2, 0, 'class A: \"doc\"'",
        // PyCF_ALLOW_TOP_LEVEL_AWAIT
        "exec, 0, 8192, 'await a'",
        "exec, 0, 8192, '[a async for a in b]'",
        "exec, 0, 8192, 'async with a: b'",
        "exec, 0, 8192, 'def f(): await a'",
        "exec, 0, 8192, 'class A: await a'",
        // CO_FUTURE_BARRY_AS_BDFL, which the parser knows only from who calls it
        "exec, 0, 4194304, 'a <> b'",
        "exec, 0, 4194304, 'a != b'",
        "exec, 0, 4194304, 'a < b <> c; with (a <> b, c <> d): pass'",
        "exec, 0, 4194304, 'f\"{a <> b}\"'",
        "exec, 0, 4194304, 'f\"{a != b}\"'",
        "exec, 0, 4194304, 'f\"{a!r}\"'",
        "eval, 0, 4194304, 'a <> b'",
        "single, 0, 4194304, 'a <> b'",
        "single, 0, 4194304, 'a != b'",
        "exec, 0, 4194304, 'if a:\n  b = [c for c in d if c != 1]\n'",
        "exec, 0, 4194304, 'a < != b'",
        "exec, 0, 0, 'a <> b'",
        "exec, 0, 0, 'from __future__ import barry_as_FLUFL\na <> b'",
        "exec, 0, 0, 'from __future__ import barry_as_FLUFL\na != b'",
        // CO_FUTURE_ANNOTATIONS
        "exec, 0, 16777216, 'def f(a: b): c: d'",
    })
    void verdict_isCPythons_inOtherModes(String mode, int optimization, int flags, String program) {
        assertThat(compare(program.getBytes(StandardCharsets.UTF_8), mode, optimization, flags))
                .isEmpty();
    }

    @Test
    void warningsOfParser_areCPythons() {
        List<String> differences = new ArrayList<>();
        List<WrongProgram> corpus = WrongProgram.all("warned");
        for (WrongProgram program : corpus) {
            compare(program.source(), program.mode(), 0, 0)
                    .ifPresent(text -> differences.add(program.latin1() + "  " + text));
        }
        assertThat(differences).isEmpty();
        assertThat(corpus).hasSizeGreaterThan(80);
    }

    /** What differs first; empty if nothing does. */
    private static Optional<String> compare(byte[] source, String mode, int optimization, int flags) {
        CompileOptions options = OPTIONS.withMode(ParseMode.valueOf(mode.toUpperCase(Locale.ROOT)))
                .withOptimization(optimization)
                .withTopLevelAwait((flags & TOP_LEVEL_AWAIT) != 0)
                .withInheritedFeatures(flags & ~TOP_LEVEL_AWAIT);
        JsonObject expected = oracle.code(source, mode, optimization, flags);
        try {
            CompilationResult result = Compiler.compile(SourceText.decode(source, "<source>"), options);
            if (expected.has("error")) {
                return Optional.of("CPython: " + ErrorText.of(expected.getAsJsonObject("error")));
            }
            return CodeDifference.first(expected.getAsJsonObject("code"), result.code())
                    .or(() -> different(theirWarnings(expected), WarningsText.of(result.warnings())));
        } catch (PythonSyntaxException e) {
            String theirs = expected.has("error") ? ErrorText.of(expected.getAsJsonObject("error")) : "accepted";
            return different(theirs, ErrorText.of(e.problem()))
                    .or(() -> different(theirWarnings(expected), WarningsText.of(e.warnings())));
        }
    }

    private static Optional<String> different(String theirs, String ours) {
        return ours.equals(theirs) ? Optional.empty() : Optional.of("CPython: " + theirs + "\n  ours:    " + ours);
    }

    private static String theirWarnings(JsonObject record) {
        return record.has("warnings") ? record.get("warnings").toString() : "[]";
    }
}
