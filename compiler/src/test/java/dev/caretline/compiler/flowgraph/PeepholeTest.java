package dev.caretline.compiler.flowgraph;

import static dev.caretline.compiler.flowgraph.Blocks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.compiler.target.PassKind;
import dev.caretline.grammar.ast.ConstantValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeepholeTest {
    private static final ConstantValue NONE = ConstantValue.Singleton.NONE;
    private static final ConstantValue TRUE = ConstantValue.Singleton.TRUE;

    private static String simplified(String blocks, ConstantValue... constants) {
        return Blocks.after(PassKind.PEEPHOLE, blocks, constants);
    }

    @Test
    void test_becomesAJump_whenItsConstantDecidesFor() {
        assertThat(simplified("""
                        B0: LOAD_CONST 0 @1
                            POP_JUMP_IF_TRUE B2 @1
                        B1: POP_TOP @2
                        B2: RETURN_VALUE @3
                        """, TRUE)).isEqualTo(text("""
                        B0: JUMP B2 @1
                        B1: POP_TOP @2
                        B2: RETURN_VALUE @3
                        """));
    }

    @Test
    void test_goes_whenItsConstantDecidesAgainst() {
        assertThat(simplified("""
                        B0: LOAD_CONST 0 @1
                            POP_JUMP_IF_FALSE B2 @2
                        B1: POP_TOP @2
                        B2: RETURN_VALUE @3
                        """, TRUE)).isEqualTo(text("""
                        B0: NOP @1
                        B1: POP_TOP @2
                        B2: RETURN_VALUE @3
                        """));
    }

    @Test
    void jumpOrPop_keepsItsConstant_whenItJumps() {
        assertThat(simplified("""
                        B0: LOAD_CONST 0 @1
                            JUMP_IF_TRUE_OR_POP B2 @1
                        B1: LOAD_FAST 0 @1
                        B2: RETURN_VALUE @1
                        """, TRUE)).isEqualTo(text("""
                        B0: LOAD_CONST 0 @1
                            JUMP B2 @1
                        B1: LOAD_FAST 0 @1
                        B2: RETURN_VALUE @1
                        """));
    }

    @Test
    void jumpOrPop_goesWithItsConstant_whenItDoesNotJump() {
        assertThat(simplified("""
                        B0: LOAD_CONST 0 @1
                            JUMP_IF_FALSE_OR_POP B2 @1
                        B1: LOAD_FAST 0 @1
                        B2: RETURN_VALUE @1
                        """, TRUE)).isEqualTo(text("""
                        B0:
                        B1: LOAD_FAST 0 @1
                        B2: RETURN_VALUE @1
                        """));
    }

    @ParameterizedTest
    @CsvSource({
        "0, POP_JUMP_IF_TRUE, POP_JUMP_IF_NONE",
        "0, POP_JUMP_IF_FALSE, POP_JUMP_IF_NOT_NONE",
        "1, POP_JUMP_IF_TRUE, POP_JUMP_IF_NOT_NONE",
        "1, POP_JUMP_IF_FALSE, POP_JUMP_IF_NONE",
    })
    void comparisonWithNone_becomesOneJump(int isNot, String jump, String expected) {
        String blocks = """
                B0: LOAD_FAST 0 @1
                    LOAD_CONST 0 @1
                    IS_OP %d @1
                    %s B1 @1
                B1: RETURN_VALUE @2
                """.formatted(isNot, jump);
        assertThat(simplified(blocks, NONE)).isEqualTo(text("""
                        B0: LOAD_FAST 0 @1
                            %s B1 @1
                        B1: RETURN_VALUE @2
                        """.formatted(expected)));
    }

    @Test
    void comparisonWithNone_stays_whenItsValueIsUsed() {
        String blocks = """
                B0: LOAD_CONST 0 @1
                    IS_OP 0 @1
                    RETURN_VALUE @1
                """;
        assertThat(simplified(blocks, NONE)).isEqualTo(text(blocks));
    }

    @Test
    void tuple_isAConstant_whenAllItemsAre() {
        CodeUnit unit = Blocks.unit(Blocks.parse("""
                        B0: LOAD_CONST 0 @1
                            LOAD_CONST 1 @1
                            LOAD_CONST 0 @1
                            BUILD_TUPLE 2 @1
                        """), NONE, TRUE);
        assertThat(Blocks.after(PassKind.PEEPHOLE, unit, Blocks.target())).isEqualTo(text("""
                        B0: LOAD_CONST 0 @1
                            LOAD_CONST 2 @1
                        """));
        assertThat(unit.constants().toList().get(2))
                .hasToString("Value[value=" + new ConstantValue.Tuple(List.of(TRUE, NONE)) + "]");
    }

    @Test
    void tuple_sharesTheSlot_ofAnEqualConstant() {
        assertThat(simplified("""
                        B0: LOAD_CONST 0 @1
                            BUILD_TUPLE 1 @1
                        """, NONE, new ConstantValue.Tuple(List.of(NONE))))
                .isEqualTo(text("B0: LOAD_CONST 1 @1"));
    }

    @Test
    void tuple_isNotBuilt_whenItIsTakenApartAtOnce() {
        assertThat(simplified("""
                        B0: BUILD_TUPLE 1 @2
                            UNPACK_SEQUENCE 1 @2
                            BUILD_TUPLE 2 @2
                            UNPACK_SEQUENCE 2 @2
                            RETURN_VALUE @2
                        """)).isEqualTo(text("""
                        B0: SWAP 2 @2
                            RETURN_VALUE @2
                        """));
    }

    @Test
    void tuple_isBuilt_whenItHasMoreThanThreeItems() {
        String blocks = """
                B0: BUILD_TUPLE 4 @1
                    UNPACK_SEQUENCE 4 @1
                """;
        assertThat(simplified(blocks)).isEqualTo(text(blocks));
    }

    @Test
    void pushNull_joinsTheLoadOfAGlobal() {
        assertThat(simplified("""
                        B0: PUSH_NULL @1
                            LOAD_GLOBAL 4 @1
                            PUSH_NULL @1
                            LOAD_NAME 1 @1
                        """)).isEqualTo(text("""
                        B0: LOAD_GLOBAL 5 @1
                            PUSH_NULL @1
                            LOAD_NAME 1 @1
                        """));
    }

    @Test
    void targets_skipEmptyBlocks_alsoThoseOfHandlers() {
        assertThat(simplified("""
                        B0: SETUP_FINALLY B1 @1
                            POP_BLOCK @1
                        B1:
                        B2: RERAISE 0 @1
                        """)).isEqualTo(text("""
                        B0: SETUP_FINALLY B2 @1
                            POP_BLOCK @1
                        B1:
                        B2: RERAISE 0 @1
                        """));
    }
}
