package dev.caretline.locations.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.caretline.grammar.ast.ConstantValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeObjectTest {
    /** {@code def f(a, /, b, *, c): x = a}, where {@code a} is a cell and {@code z} free. */
    private static CodeObject.Builder function() {
        return CodeObject.builder()
                .argcount(2)
                .posonlyargcount(1)
                .kwonlyargcount(1)
                .localsplusnames(List.of("a", "b", "c", "x", "y", "z"))
                .localspluskinds(ByteSequence.ofHex("602020204080"))
                .name("f")
                .qualname("f")
                .consts(List.of(CodeConstant.of(ConstantValue.Singleton.NONE)));
    }

    @Test
    void varnamesCellvarsFreevars_comeFromKinds() {
        CodeObject code = function().build();

        assertThat(code.varnames()).containsExactly("a", "b", "c", "x");
        assertThat(code.cellvars()).containsExactly("a", "y");
        assertThat(code.freevars()).containsExactly("z");
        assertThat(code.nlocals()).isEqualTo(4);
    }

    @Test
    void equals_comparesAllFields() {
        CodeObject code = function().build();

        assertThat(code)
                .isEqualTo(code.toBuilder().build())
                .hasSameHashCodeAs(function().build());
        assertThat(code).isNotEqualTo(function().stacksize(9).build());
        assertThat(code).isNotEqualTo(function().consts(List.of()).build());
    }

    @Test
    void build_refusesMoreArgumentsThanLocals() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> function().argcount(4).build())
                .withMessageContaining("argument counts");
    }

    @Test
    void build_refusesArgumentCountsThatOverflow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> function()
                        .argcount(Integer.MAX_VALUE)
                        .kwonlyargcount(Integer.MAX_VALUE)
                        .build());
    }

    @Test
    void build_refusesHalfACodeUnit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> function().code(ByteSequence.ofHex("970001")).build());
    }

    @Test
    void byteSequence_doesNotSeeLaterChangesOfItsArray() {
        byte[] bytes = {1, 2, 3};
        ByteSequence sequence = ByteSequence.copyOf(bytes);
        bytes[0] = 9;
        sequence.toArray()[1] = 9;

        assertThat(sequence).hasToString("010203");
    }
}
