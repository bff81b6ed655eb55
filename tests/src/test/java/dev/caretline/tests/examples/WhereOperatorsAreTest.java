package dev.caretline.tests.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.Compiler;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.bytecode.BytecodeVersion;
import dev.caretline.locations.code.CodeObject;
import dev.caretline.locations.pyc.PycFile;
import dev.caretline.locations.pyc.PycHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WhereOperatorsAreTest {
    private static final byte[] SOURCE = "def total(a, b):\n    return a * (b + 1)\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void operations_haveTheirInstructionsAndText_ofAnyPyc() {
        assertThat(WhereOperatorsAre.operations(pyc().toBytes(), SOURCE))
                .containsExactly("total at 8: b + 1", "total at 12: a * (b + 1)");
    }

    @Test
    void instructions_areThoseOfTheOperationAndItsOperands() {
        CodeObject total = (CodeObject) pyc().code().consts().stream()
                .filter(CodeObject.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(WhereOperatorsAre.instructions(total, pyc(), operation()))
                .containsExactly("LOAD_FAST", "LOAD_FAST", "LOAD_CONST", "BINARY_OP", "BINARY_OP");
    }

    @Test
    void strip_leavesLinesOnly() {
        PycFile pyc = pyc();
        PycFile stripped = PycFile.ofCompiled(pyc.code().strip(), pyc.version(), pyc.header());
        assertThat(WhereOperatorsAre.operations(stripped.toBytes(), SOURCE)).isEmpty();
    }

    @Test
    void page_showsTheProgramThatIsTestedHere() throws IOException {
        Path root = Path.of(System.getProperty("caretline.root", ".."));
        String program = Files.readString(
                root.resolve("tests/src/test/java/dev/caretline/tests/examples/WhereOperatorsAre.java"));
        int start = program.indexOf("// [example]\n") + "// [example]\n".length();
        String shown = program.substring(start, program.indexOf("    // [/example]"))
                .stripTrailing()
                .stripIndent();
        assertThat(Files.readString(root.resolve("docs/positions-api.md"))).contains(shown.strip());
    }

    private static Expr.BinOp operation() {
        Mod.Module module =
                (Mod.Module) Parser.parse(SourceText.decode(SOURCE, "shop.py"), ParseMode.EXEC, PythonVersion.V3_11);
        Stmt.Return returned =
                (Stmt.Return) ((Stmt.FunctionDef) module.body().get(0)).body().get(0);
        return (Expr.BinOp) java.util.Objects.requireNonNull(returned.value());
    }

    private static PycFile pyc() {
        CompileOptions options = CompileOptions.of(Target.of(PythonVersion.V3_11, 3));
        CodeObject code =
                Compiler.compile(SourceText.decode(SOURCE, "shop.py"), options).code();
        return PycFile.ofCompiled(code, BytecodeVersion.V3_11, new PycHeader.Timestamp(0, SOURCE.length));
    }
}
