package dev.caretline.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AstCommandTest {
    @TempDir
    private Path folder;

    @Test
    void tree_hasALinePerNode_withRangeAndText() {
        Launcher.Run run = Launcher.run(Launcher.script(), Map.of(), "total = price * 2\n", "ast", "-");
        assertThat(run.out()).isEqualTo("""
                Module
                  body[0]: Assign  1:0-1:17  total = price * 2
                    targets[0]: Name id=total ctx=Store  1:0-1:5  total
                    value: BinOp op=Mult  1:8-1:17  price * 2
                      left: Name id=price ctx=Load  1:8-1:13  price
                      right: Constant value=2  1:16-1:17  2
                """);
        assertThat(run.status()).isZero();
    }

    @Test
    void json_isOneLinePerFile_alsoForAWrongOne() throws IOException {
        Path good = Files.writeString(folder.resolve("good.py"), "x\n");
        Path bad = Files.writeString(folder.resolve("bad.py"), "x = (\n");
        Launcher.Run run = Launcher.run("ast", "--json", good.toString(), bad.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.out())
                .contains("\"ok\":true,\"ast\":{\"_\":\"Module\"")
                .contains(
                        "\"ok\":false,\"ncode\":0,\"error\":{\"type\":\"SyntaxError\",\"msg\":\"'(' was never closed\"");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void syntaxError_isShownWithSourceAndCarets() {
        Launcher.Run run = Launcher.run(Launcher.script(), Map.of(), "if x:\n  print(1 2)\n", "ast", "-");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("""
                  File "<stdin>", line 2
                    print(1 2)
                          ^^^
                SyntaxError: invalid syntax. Perhaps you forgot a comma?
                """);
    }

    @Test
    void otherFiles_areStillShown_whenOneCannotBeRead() throws IOException {
        Path good = Files.writeString(folder.resolve("good.py"), "x\n");
        Launcher.Run run = Launcher.run("ast", "no-such.py", folder.toString(), good.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(
                        "caretline ast: 'no-such.py': no such file\ncaretline ast: '" + folder + "': is a directory\n");
        assertThat(run.out()).contains("id=x");
    }

    @Test
    void treeDeeperThanAnyProgram_isOneError() throws IOException {
        Path deep = Files.writeString(folder.resolve("deep.py"), "x = 1" + " + 1".repeat(200_000) + "\n");
        Launcher.Run run = Launcher.run("ast", deep.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("RecursionError: maximum recursion depth exceeded during ast construction\n");
    }

    @Test
    void unknownLanguageVersion_namesTheKnownOnes() {
        Launcher.Run run = Launcher.run("ast", "--python", "2.7", "x.py");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("Python 2.7 is not supported; supported: 3.11");
    }
}
