package dev.caretline.tests.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.caretline.tests.oracle.EmbeddedCPython;
import dev.caretline.tests.oracle.OracleServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Any bytes give a tree or one Python error; and CPython takes what we take. */
class ParserFuzzTest {
    private static final int LARGEST_PROGRAM = 6_000;

    @Test
    void anyInput_isJudgedAsByCPython_quick() {
        fuzz(20261123L, 3_000, 10);
    }

    @Test
    @Tag("full")
    void anyInput_isJudgedAsByCPython_full() {
        fuzz(20261124L, 200_000, 20);
    }

    /**
     * @param sample one input of so many is shown to CPython too
     */
    private static void fuzz(long seed, int inputs, int sample) {
        ProgramMutator mutator = new ProgramMutator(seed, EmbeddedCPython.get().libraryContents(LARGEST_PROGRAM));
        List<String> misjudged = new ArrayList<>();
        try (OracleServer oracle = new OracleServer(EmbeddedCPython.get())) {
            for (int i = 0; i < inputs; i++) {
                byte[] source = mutator.next();
                boolean ours = isAccepted(source);
                if (i % sample == 0
                        && ours != oracle.ast(source, "exec").get("ok").getAsBoolean()) {
                    misjudged.add((ours ? "only we accept " : "only CPython accepts ") + shown(source));
                }
            }
        }
        assertThat(misjudged).isEmpty();
    }

    private static boolean isAccepted(byte[] source) {
        try {
            JsonObject dump =
                    JsonParser.parseString(AstComparison.dump("fuzz", source)).getAsJsonObject();
            return dump.get("ok").getAsBoolean();
        } catch (RuntimeException | Error e) {
            throw new AssertionError("this input breaks the parser: " + shown(source), e);
        }
    }

    /** Every bit of the input, for a regression test: as text where it is text, and in base64. */
    private static String shown(byte[] source) {
        return "base64 " + Base64.getEncoder().encodeToString(source) + "\n"
                + new String(source, StandardCharsets.UTF_8);
    }
}
