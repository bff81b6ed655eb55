package dev.caretline.compiler.flowgraph;

import static dev.caretline.compiler.flowgraph.Blocks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.compiler.target.PassKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JumpThreadingTest {
    /** What becomes of a jump at B0 to another one in B2; B3 follows B2, and B4 is where the one in B2 goes. */
    private static String threaded(String jump, String there) {
        String blocks = Blocks.after(PassKind.PEEPHOLE, """
                B0: %s B2 @1
                B1: POP_TOP @1
                B2: %s B4 @1
                B3: POP_TOP @1
                B4: RETURN_VALUE @1
                """.formatted(jump, there));
        String first = blocks.lines().findFirst().orElseThrow();
        return first.substring("B0: ".length(), first.indexOf(" @"));
    }

    @ParameterizedTest
    @CsvSource({
        "JUMP, JUMP, JUMP B4",
        "POP_JUMP_IF_TRUE, JUMP, POP_JUMP_IF_TRUE B4",
        "POP_JUMP_IF_FALSE, JUMP, POP_JUMP_IF_FALSE B4",
        "POP_JUMP_IF_NONE, JUMP, POP_JUMP_IF_NONE B4",
        "POP_JUMP_IF_NOT_NONE, JUMP, POP_JUMP_IF_NOT_NONE B4",
        "JUMP_IF_FALSE_OR_POP, JUMP, JUMP_IF_FALSE_OR_POP B4",
        "JUMP_IF_TRUE_OR_POP, JUMP, JUMP_IF_TRUE_OR_POP B4",
        "JUMP_IF_FALSE_OR_POP, JUMP_IF_FALSE_OR_POP, JUMP_IF_FALSE_OR_POP B4",
        "JUMP_IF_FALSE_OR_POP, POP_JUMP_IF_FALSE, POP_JUMP_IF_FALSE B4",
        "JUMP_IF_FALSE_OR_POP, JUMP_IF_TRUE_OR_POP, POP_JUMP_IF_FALSE B3",
        "JUMP_IF_FALSE_OR_POP, POP_JUMP_IF_TRUE, POP_JUMP_IF_FALSE B3",
        "JUMP_IF_TRUE_OR_POP, JUMP_IF_TRUE_OR_POP, JUMP_IF_TRUE_OR_POP B4",
        "JUMP_IF_TRUE_OR_POP, POP_JUMP_IF_TRUE, POP_JUMP_IF_TRUE B4",
        "JUMP_IF_TRUE_OR_POP, JUMP_IF_FALSE_OR_POP, POP_JUMP_IF_TRUE B3",
        "JUMP_IF_TRUE_OR_POP, POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE B3",
        "FOR_ITER, JUMP, FOR_ITER B2",
        "JUMP, JUMP_NO_INTERRUPT, JUMP B2",
        "JUMP_NO_INTERRUPT, JUMP, JUMP_NO_INTERRUPT B2",
        "POP_JUMP_IF_TRUE, POP_JUMP_IF_TRUE, POP_JUMP_IF_TRUE B2",
    })
    void jump_goesWhereTheNextOneWouldTakeIt(String jump, String there, String expected) {
        assertThat(threaded(jump, there)).isEqualTo(expected);
    }

    @Test
    void jump_isFollowedToTheEnd_ofAChain() {
        assertThat(Blocks.after(PassKind.PEEPHOLE, """
                        B0: POP_JUMP_IF_TRUE B1 @1
                        B1: JUMP B2 @1
                        B2: JUMP B3 @1
                        B3: RETURN_VALUE @1
                        """)).isEqualTo(text("""
                        B0: POP_JUMP_IF_TRUE B3 @1
                        B1: JUMP B3 @1
                        B2: JUMP B3 @1
                        B3: RETURN_VALUE @1
                        """));
    }

    @Test
    void jump_stays_whenTheOtherIsOnAnotherLine() {
        String blocks = """
                B0: JUMP B1 @1
                B1: JUMP B2 @2
                B2: RETURN_VALUE @2
                """;
        assertThat(Blocks.after(PassKind.PEEPHOLE, blocks)).isEqualTo(text(blocks));
    }

    @Test
    void jumpsInACircle_endTheSearch() {
        assertThat(Blocks.after(PassKind.PEEPHOLE, """
                        B0: JUMP B1 @1
                        B1: JUMP B2 @1
                        B2: JUMP B0 @1
                        """)).isEqualTo(text("""
                        B0: JUMP B0 @1
                        B1: JUMP B0 @1
                        B2: JUMP B0 @1
                        """));
    }

    @Test
    void jumpIntoACircle_endsTheSearch() {
        assertThat(Blocks.after(PassKind.PEEPHOLE, """
                        B0: POP_JUMP_IF_TRUE B1 @1
                        B1: JUMP B2 @1
                        B2: JUMP B1 @1
                        """)).startsWith("B0: POP_JUMP_IF_TRUE");
    }
}
