package dev.caretline.tests.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import dev.caretline.grammar.ast.FloatRepr;
import dev.caretline.tests.oracle.EmbeddedCPython;
import dev.caretline.tests.oracle.OracleServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FloatReprConformanceTest {
    private static final int RANDOM = 20_000;

    @Test
    void repr_isCPythons_forRandomBitsAndPowersOfTwo() {
        List<Double> values = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < RANDOM; i++) {
            values.add(Double.longBitsToDouble(random.nextLong()));
            values.add(random.nextInt(1_000_000) / Math.pow(10, random.nextInt(12)));
        }
        for (int exponent = -1074; exponent < 1024; exponent++) {
            values.add(Math.scalb(1.0, exponent));
        }
        values.removeIf(v -> !Double.isFinite(v));
        List<String> hex = values.stream().map(Double::toHexString).toList();
        try (OracleServer oracle = new OracleServer(EmbeddedCPython.get())) {
            String question = "answer = [repr(float.fromhex(h)) for h in '" + String.join(" ", hex) + "'.split()]";
            List<String> theirs = new ArrayList<>();
            for (JsonElement answer : oracle.run(question).getAsJsonArray("answer")) {
                theirs.add(answer.getAsString());
            }
            assertThat(values.stream().map(FloatRepr::of).toList()).isEqualTo(theirs);
        }
    }
}
