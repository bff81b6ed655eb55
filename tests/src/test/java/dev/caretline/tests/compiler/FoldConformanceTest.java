package dev.caretline.tests.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import dev.caretline.compiler.fold.ConstantFolder;
import dev.caretline.compiler.future.FutureFeatures;
import dev.caretline.compiler.limits.RecursionLimit;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.FloatRepr;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.tests.oracle.EmbeddedCPython;
import dev.caretline.tests.oracle.OracleServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random expressions of constants: what CPython folds, and to what. */
class FoldConformanceTest {
    private static final int BATCH = 5_000;

    private static final String QUESTION = """
            import json, warnings
            warnings.simplefilter("ignore")

            def value(v):
                # Every character as its number, so that lone surrogates need no JSON.
                if isinstance(v, str):
                    return "str " + " ".join(map(str, map(ord, v)))
                if isinstance(v, bytes):
                    return f"Bytes[{v.hex()}]"
                if v is None or v is ... or isinstance(v, bool):
                    return repr(v).upper()
                if isinstance(v, tuple):
                    return "(" + ", ".join(map(value, v)) + ")"
                return repr(v)

            def folded(source):
                code = compile(source, "<test>", "eval")
                # RESUME, LOAD_CONST, RETURN_VALUE
                return value(code.co_consts[-1]) if len(code.co_code) == 6 else "not folded"

            answer = [folded(source) for source in json.loads(%s)]
            """;

    @Test
    void folding_isCPythons_forRandomExpressions() {
        compare(1);
    }

    @Test
    @Tag("full")
    void folding_isCPythons_forManyRandomExpressions() {
        for (int seed = 2; seed < 42; seed++) {
            compare(seed);
        }
    }

    private static void compare(int seed) {
        RandomConstantExpressions random = new RandomConstantExpressions(seed);
        List<String> sources = Stream.generate(random::next).limit(BATCH).toList();
        Gson gson = new Gson();
        List<String> theirs = new ArrayList<>();
        try (OracleServer oracle = new OracleServer(EmbeddedCPython.get())) {
            String question = QUESTION.formatted(gson.toJson(gson.toJson(sources)));
            for (JsonElement answer : oracle.run(question).getAsJsonArray("answer")) {
                theirs.add(answer.getAsString());
            }
        }
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            String ours = folded(sources.get(i));
            if (!ours.equals(theirs.get(i))) {
                differences.add(sources.get(i) + "\n  CPython: " + theirs.get(i) + "\n  ours:    " + ours);
            }
        }
        assertThat(differences).isEmpty();
    }

    private static String folded(String source) {
        Mod tree = Parser.parse(SourceText.of(source, "<test>"), ParseMode.EVAL, PythonVersion.V3_11);
        Mod folded = ConstantFolder.fold(tree, FutureFeatures.NONE, true, RecursionLimit.DEFAULT);
        return ((Mod.Expression) folded).body() instanceof Expr.Constant constant
                ? value(constant.value())
                : "not folded";
    }

    private static String value(ConstantValue value) {
        if (value instanceof ConstantValue.Str str) {
            return "str " + str.text().codePoints().mapToObj(Integer::toString).collect(Collectors.joining(" "));
        } else if (value instanceof ConstantValue.Tuple tuple) {
            return tuple.elements().stream()
                    .map(FoldConformanceTest::value)
                    .collect(Collectors.joining(", ", "(", ")"));
        } else if (value instanceof ConstantValue.Int i) {
            return i.value().toString();
        } else if (value instanceof ConstantValue.Float f) {
            return FloatRepr.of(f.value());
        } else if (value instanceof ConstantValue.Complex c) {
            return complex(c.real(), c.imaginary());
        }
        return value.toString();
    }

    private static String complex(double real, double imaginary) {
        if (Double.doubleToRawLongBits(real) == 0) {
            return part(imaginary) + "j";
        }
        String sign = Double.isNaN(imaginary) || Math.copySign(1, imaginary) > 0 ? "+" : "";
        return "(" + part(real) + sign + part(imaginary) + "j)";
    }

    private static String part(double value) {
        return FloatRepr.of(value).replaceFirst("\\.0$", "");
    }
}
