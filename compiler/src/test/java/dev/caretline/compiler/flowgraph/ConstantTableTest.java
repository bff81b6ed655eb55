package dev.caretline.compiler.flowgraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.locations.code.CodeConstant;
import dev.caretline.locations.code.CodeObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConstantTableTest {
    private final ConstantCache cache = new ConstantCache();
    private final ConstantTable table = new ConstantTable(cache);

    @Test
    void index_isShared_byEqualConstantsOfOneType() {
        assertThat(table.index(ConstantValue.Int.of(1))).isZero();
        assertThat(table.index(new ConstantValue.Float(1.0))).isEqualTo(1);
        assertThat(table.index(ConstantValue.Singleton.TRUE)).isEqualTo(2);
        assertThat(table.index(ConstantValue.Int.of(1))).isZero();
    }

    @Test
    void index_tellsZerosApart_bySign() {
        assertThat(table.index(new ConstantValue.Float(0.0))).isZero();
        assertThat(table.index(new ConstantValue.Float(-0.0))).isEqualTo(1);
    }

    @Test
    void nan_equalsOnlyItself() {
        ConstantValue nan = new ConstantValue.Float(Double.NaN);
        ConstantValue another = new ConstantValue.Float(Double.NaN);
        assertThat(table.index(nan)).isZero();
        assertThat(table.index(another)).isEqualTo(1);
        assertThat(table.index(nan)).isZero();
        assertThat(table.index(new ConstantValue.Tuple(List.of(nan)))).isEqualTo(2);
        assertThat(table.index(new ConstantValue.Tuple(List.of(nan)))).isEqualTo(2);
        assertThat(table.index(new ConstantValue.Tuple(List.of(another)))).isEqualTo(3);
    }

    @Test
    void codeObjects_areOne_whenOnlyTheQualifiedNameDiffers() {
        CodeObject first =
                CodeObject.builder().name("<lambda>").qualname("<lambda>").build();
        CodeObject second = first.toBuilder().qualname("f.<locals>.<lambda>").build();
        ConstantTable inner = new ConstantTable(cache);
        assertThat(table.index(first)).isZero();
        assertThat(inner.index(second)).isZero();
        assertThat(inner.get(0)).isSameAs(first);
    }

    @Test
    void codeObjects_stayApart_whenALocationDiffers() {
        CodeObject first = CodeObject.builder().name("<lambda>").build();
        CodeObject second = first.toBuilder().firstlineno(2).build();
        assertThat(table.index(first)).isZero();
        assertThat(table.index(second)).isEqualTo(1);
    }

    @Test
    void equalConstants_areOneObject_acrossTheScopesOfACompilation() {
        ConstantTable other = new ConstantTable(cache);
        table.index(CodeConstant.of(ConstantValue.Str.of("a")));
        other.index(CodeConstant.of(ConstantValue.Str.of("a")));
        assertThat(other.get(0)).isSameAs(table.get(0));
    }
}
