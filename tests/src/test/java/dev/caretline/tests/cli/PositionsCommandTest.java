package dev.caretline.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PositionsCommandTest {
    private static final String SOURCE = "def f(a, b):\n    return a.x + b[0]\n";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeSource() throws IOException {
        file = Files.writeString(folder.resolve("app.py"), SOURCE);
    }

    private Path pyc() throws Exception {
        Path pyc = folder.resolve("app.pyc");
        String make = "import py_compile, sys; py_compile.compile(*sys.argv[1:3], doraise=True)";
        int status = EmbeddedCPython.get()
                .process(List.of("-c", make, file.toString(), pyc.toString()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(status).isZero();
        return pyc;
    }

    @Test
    void source_isCompiledAndShownAsTables() {
        Launcher.Run run = Launcher.run("positions", file.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).endsWith("""
                f, line 1
                  offset  opcode         arg  range      node       source
                       0  RESUME           0  1:0-1:0
                       2  LOAD_FAST        0  2:11-2:12  Name       a
                       4  LOAD_ATTR        0  2:11-2:14  Attribute  a.x
                      14  LOAD_FAST        1  2:17-2:18  Name       b
                      16  LOAD_CONST       1  2:19-2:20  Constant   0
                      18  BINARY_SUBSCR       2:17-2:21  Subscript  b[0]
                      28  BINARY_OP        0  2:11-2:21  BinOp      a.x + b[0]
                      32  RETURN_VALUE        2:4-2:21   Return     return a.x + b[0]

                """);
    }

    @Test
    void terminal_getsTextUnderlined() {
        Launcher.Run run = Launcher.run(
                Launcher.script(), Map.of("FORCE_COLOR", "1"), "", "positions", "--at", "2:17", file.toString());

        assertThat(run.out()).contains("return a.x + \u001b[4mb\u001b[0m[0]\n");
    }

    @Test
    void pyc_showsTheSame_whileItsSourceIsThere() throws Exception {
        assertThat(Launcher.run("positions", pyc().toString()).out())
                .isEqualTo(Launcher.run("positions", file.toString()).out());
    }

    @Test
    void pyc_showsNoText_whenItsSourceHasChanged() throws Exception {
        Path pyc = pyc();
        Files.writeString(file, "# changed\n" + SOURCE);

        assertThat(Launcher.run("positions", pyc.toString()).out())
                .contains("2:11-2:14\n")
                .doesNotContain("a.x", "Attribute");
    }

    @Test
    void at_showsOnlyInstructionsAroundPlace() {
        Launcher.Run run = Launcher.run("positions", "--json", "--at", "2:19", file.toString());

        JsonObject record = JsonParser.parseString(run.out()).getAsJsonObject();
        JsonArray codes = record.getAsJsonArray("code");
        assertThat(codes).hasSize(2);
        JsonObject function = codes.get(1).getAsJsonObject();
        assertThat(function.get("parent").getAsInt()).isZero();
        assertThat(function.getAsJsonArray("instructions"))
                .extracting(JsonElement::toString)
                .startsWith("{\"offset\":16,\"start\":16,\"end\":18,\"opcode\":\"LOAD_CONST\",\"arg\":1,"
                        + "\"@\":[2,19,2,20],\"node\":\"Constant\",\"text\":\"0\"}")
                .hasSize(4);
    }

    @Test
    void brokenFiles_areOneErrorEach() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.pyc"), "not a pyc at all");
        Path wrong = Files.writeString(folder.resolve("wrong.py"), "x = (\n");
        Launcher.Run run = Launcher.run("positions", broken.toString(), wrong.toString(), file.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("caretline positions: '" + broken + "': pyc: no magic number at the start\n  File \"" + wrong
                        + "\", line 1\n    x = (\n        ^\nSyntaxError: '(' was never closed\n");
        assertThat(run.out()).contains("LOAD_ATTR");
    }

    @Test
    void json_hasAnErrorRecord_forABrokenFile() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.pyc"), "short");
        Launcher.Run run = Launcher.run("positions", "--json", broken.toString());

        assertThat(run.out())
                .endsWith("\"ok\":false,\"error\":{\"type\":\"MalformedCode\",\"msg\":\"pyc: only 5 bytes\"}}\n");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void wrongPlace_isWrongUsage() {
        Launcher.Run run = Launcher.run("positions", "--at", "0:1", file.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'0:1' is not LINE:COL, such as 12:4 (lines from 1, columns in bytes from 0)");
    }
}
