package dev.caretline.locations.marshal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.ConstantValue.Singleton;
import dev.caretline.locations.Samples;
import dev.caretline.locations.code.CodeConstant;
import dev.caretline.locations.code.CodeObject;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarshalledCodeTest {
    private static CodeObject nested(CodeObject code, String name) {
        return code.consts().stream()
                .filter(CodeObject.class::isInstance)
                .map(CodeObject.class::cast)
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.11", "3.12", "3.13"})
    void toBytes_givesBytesThatWereRead(String version) {
        byte[] bytes = Samples.marshal(version);

        assertThat(MarshalledCode.read(bytes).toBytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.11", "3.12", "3.13"})
    void read_keepsConstantsOfEveryType(String version) {
        CodeObject point = nested(MarshalledCode.read(Samples.marshal(version)).code(), "Point");

        assertThat(point.consts())
                .contains(CodeConstant.of(new ConstantValue.Tuple(List.of(
                        ConstantValue.Int.of(0),
                        new ConstantValue.Float(0.5),
                        new ConstantValue.Float(-0.0),
                        new ConstantValue.Complex(0, 2),
                        Singleton.NONE,
                        Singleton.ELLIPSIS,
                        Singleton.TRUE,
                        new ConstantValue.Bytes(new byte[] {0, -1}),
                        ConstantValue.Str.of("h\u00e9"),
                        ConstantValue.Str.ofCodePoints(new int[] {0xd800}),
                        ConstantValue.Int.of(1L << 31),
                        new ConstantValue.Int(BigInteger.TWO.pow(70).negate())))));
    }

    @Test
    void read_keepsFrozenSets() {
        CodeObject far =
                nested(nested(MarshalledCode.read(Samples.marshal("3.11")).code(), "Point"), "far");

        assertThat(far.consts())
                .contains(CodeConstant.of(new ConstantValue.FrozenSet(Set.of(
                        ConstantValue.Int.of(1),
                        new ConstantValue.Float(2.5),
                        ConstantValue.Str.of("north"),
                        new ConstantValue.Bytes(new byte[] {'s'}),
                        new ConstantValue.Tuple(List.of(ConstantValue.Int.of(3), ConstantValue.Int.of(4)))))));
    }

    @Test
    void read_keepsCountsNamesAndFlags() {
        CodeObject far =
                nested(nested(MarshalledCode.read(Samples.marshal("3.11")).code(), "Point"), "far");

        assertThat(far.argcount()).isEqualTo(1);
        assertThat(far.kwonlyargcount()).isEqualTo(1);
        assertThat(far.varnames()).containsExactly("self", "limit", "problem");
        assertThat(far.names()).contains("AttributeError", "done");
        assertThat(far.qualname()).isEqualTo("Point.far");
        assertThat(far.filename()).isEqualTo("sample.py");
        assertThat(far.firstlineno()).isEqualTo(8);
    }

    @Test
    void ofCompiled_sharesPartsAsCPythonDid() {
        byte[] bytes = Samples.marshal("3.11");
        CodeObject code = MarshalledCode.read(bytes).code();

        assertThat(MarshalledCode.ofCompiled(code).toBytes()).isEqualTo(bytes);
    }

    @Test
    void ofCompiled_canBeReadAgain_whateverTheVersion() {
        CodeObject code = MarshalledCode.read(Samples.marshal("3.13")).code();

        assertThat(MarshalledCode.read(MarshalledCode.ofCompiled(code).toBytes())
                        .code())
                .isEqualTo(code);
    }

    @Test
    void strip_ofEachVersion_canBeWrittenAgain() {
        CodeObject stripped =
                MarshalledCode.read(Samples.marshal("3.13")).code().strip();

        assertThat(stripped.strip()).isEqualTo(stripped);
    }
}
