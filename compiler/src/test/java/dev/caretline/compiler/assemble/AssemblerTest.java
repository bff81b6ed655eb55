package dev.caretline.compiler.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.compiler.flowgraph.Blocks;
import dev.caretline.compiler.flowgraph.CodeUnit;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.locations.code.CodeConstant;
import dev.caretline.locations.code.CodeObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssemblerTest {
    private static final Target TARGET = Target.of(PythonVersion.V3_11);

    /** A function of line 1, {@code try:}, {@code x}, {@code finally:}, {@code y} on a line each, as CPython 3.11 emits it. */
    private static CodeUnit tryFinally() {
        return Blocks.unit(
                Blocks.parse("""
                        B0: RESUME 0 @1:0-1:0
                            SETUP_FINALLY B2 @2:2-5:5
                        B1: LOAD_FAST 0 @3:4-3:5
                            POP_TOP
                            POP_BLOCK
                            LOAD_FAST 1 @5:4-5:5
                            POP_TOP
                            JUMP B4
                        B2: SETUP_CLEANUP B3
                            PUSH_EXC_INFO
                            LOAD_FAST 1 @5:4-5:5
                            POP_TOP
                            RERAISE 0
                        B3: COPY 3
                            POP_EXCEPT
                            RERAISE 1
                        B4: LOAD_CONST 0
                            RETURN_VALUE
                        """),
                3,
                List.of("x", "y"),
                List.of(),
                List.of(),
                ConstantValue.Singleton.NONE,
                ConstantValue.Singleton.TRUE);
    }

    private static CodeObject assemble(boolean ranges) {
        return new Assembler(TARGET, "file.py", ranges).assemble(tryFinally());
    }

    @Test
    void assemble_makesWhatCPythonMakes() {
        CodeObject code = assemble(true);
        assertThat(code.code()).hasToString("970009007c0001007c0101006400530023007c0101007700780359007701");
        assertThat(code.linetable()).hasToString("8000f002030306d804058041e00405804180418041f8804180418041f8f8f8");
        assertThat(code.exceptiontable()).hasToString("8202080088040c03");
        assertThat(code.stacksize()).isEqualTo(4);
    }

    @Test
    void assemble_fillsInWhatTheUnitSays() {
        CodeObject code = assemble(true);
        assertThat(code.filename()).isEqualTo("file.py");
        assertThat(code.flags()).isEqualTo(3);
        assertThat(code.varnames()).containsExactly("x", "y");
        assertThat(code.consts()).containsExactly(CodeConstant.of(ConstantValue.Singleton.NONE));
    }

    @Test
    void assemble_dropsColumnsAndEndLines_whenRangesAreOff() {
        CodeObject with = assemble(true);
        CodeObject without = assemble(false);
        assertThat(without.code()).isEqualTo(with.code());
        assertThat(without.linetable()).isEqualTo(with.strip().linetable());
    }
}
