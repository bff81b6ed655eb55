package dev.caretline.tests.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.caretline.compiler.target.InstructionSet;
import dev.caretline.compiler.target.Opcode;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.tests.oracle.EmbeddedCPython;
import dev.caretline.tests.oracle.OracleServer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The opcode table of a target against what the interpreter itself says of its opcodes. */
class InstructionSetConformanceTest {
    /** Per opcode: number, caches, whether it has an argument, and per tried argument the effects without and with jump. */
    private static final String QUESTION = """
            import opcode
            from _opcode import stack_effect
            TRIED = 2, 3, 4, 5, 7, 255, 256, 515
            def effects(number, has_argument):
                for argument in TRIED if has_argument else (None,):
                    for jump in False, True:
                        yield stack_effect(number, argument, jump=jump)
            answer = {
                name: [number, opcode._inline_cache_entries[number], number >= opcode.HAVE_ARGUMENT]
                    + list(effects(number, number >= opcode.HAVE_ARGUMENT))
                for name, number in opcode.opmap.items()
            }
            """;

    private static final int[] TRIED = {2, 3, 4, 5, 7, 255, 256, 515};
    private static final InstructionSet TABLE = Target.of(PythonVersion.V3_11).opcodes();

    private static JsonObject ask() {
        try (OracleServer server = new OracleServer(EmbeddedCPython.get())) {
            return server.run(QUESTION).getAsJsonObject("answer");
        }
    }

    @Test
    void table_saysWhatTheInterpreterSays_ofEveryOpcode() {
        for (Map.Entry<String, JsonElement> entry : ask().entrySet()) {
            Opcode opcode = Opcode.valueOf(entry.getKey());
            assertThat(row(opcode)).as(entry.getKey()).isEqualTo(entry.getValue());
        }
    }

    @Test
    void table_hasNoNumberThatTheInterpreterLacks() {
        Set<Integer> numbers = new HashSet<>();
        for (Map.Entry<String, JsonElement> entry : ask().entrySet()) {
            numbers.add(entry.getValue().getAsJsonArray().get(0).getAsInt());
        }
        for (Opcode opcode : Opcode.values()) {
            if (!TABLE.isPseudo(opcode)) {
                assertThat(numbers).as(opcode.name()).contains(TABLE.number(opcode));
            }
        }
    }

    private static JsonArray row(Opcode opcode) {
        JsonArray row = new JsonArray();
        row.add(TABLE.number(opcode));
        row.add(TABLE.caches(opcode));
        row.add(TABLE.hasArgument(opcode));
        for (int argument : TABLE.hasArgument(opcode) ? TRIED : new int[1]) {
            // A slice has two or three parts; CPython takes any other number for two.
            int tried = opcode == Opcode.BUILD_SLICE && argument != 3 ? 2 : argument;
            row.add(TABLE.stackEffect(opcode, tried));
            row.add(TABLE.stackEffectOfJump(opcode, tried));
        }
        return row;
    }
}
