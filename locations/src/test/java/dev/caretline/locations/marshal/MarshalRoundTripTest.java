package dev.caretline.locations.marshal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.ConstantValue.Singleton;
import dev.caretline.locations.code.ByteSequence;
import dev.caretline.locations.code.CodeConstant;
import dev.caretline.locations.code.CodeObject;
import dev.caretline.locations.code.LocalKinds;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class MarshalRoundTripTest {
    @Property(tries = 500)
    void read_isInverseOfWrite(@ForAll("codes") CodeObject code) {
        byte[] bytes = MarshalledCode.ofCompiled(code).toBytes();
        MarshalledCode read = MarshalledCode.read(bytes);

        assertThat(read.code()).isEqualTo(code);
        assertThat(read.toBytes()).isEqualTo(bytes);
    }

    @Property(tries = 200)
    void toBytes_isTheSame_wheneverItIsAsked(@ForAll("codes") CodeObject code) {
        MarshalledCode marshalled = MarshalledCode.ofCompiled(code);

        assertThat(marshalled.toBytes()).isEqualTo(marshalled.toBytes());
        assertThat(MarshalledCode.ofCompiled(code).toBytes()).isEqualTo(marshalled.toBytes());
    }

    @Provide
    Arbitrary<CodeObject> codes() {
        return Arbitraries.lazyOf(
                () -> code(constants().map(CodeConstant::of)),
                () -> code(constants().map(CodeConstant::of)),
                () -> code(Arbitraries.oneOf(constants().map(CodeConstant::of), codes().map(c -> c))));
    }

    /** With few different names and numbers, so that parts are shared. */
    private static Arbitrary<CodeObject> code(Arbitrary<? extends CodeConstant> constants) {
        Arbitrary<String> name = Arbitraries.of(
                "a", "b", "<module>", "<lambda>", "A.b", ".0", "*", "é", "éa", "変数", "🎉", "\udcff", "a".repeat(256));
        Arbitrary<Integer> number = Arbitraries.of(0, 1, 2, 0x7fffffff);
        Arbitrary<ByteSequence> bytes = Arbitraries.of("", "00", "f8", "9700", "64005300", "00".repeat(300))
                .map(ByteSequence::ofHex);
        Arbitrary<List<String>> names = name.list().ofMaxSize(3);
        return Combinators.combine(
                        Combinators.combine(name, name, number, number).as(Tuple::of),
                        names,
                        names,
                        bytes,
                        bytes,
                        bytes.filter(b -> b.length() % 2 == 0),
                        constants.list().ofMaxSize(6))
                .as((head, some, others, table, handlers, code, consts) -> CodeObject.builder()
                        .filename("dir/file.py")
                        .name(head.get1())
                        .qualname(head.get2())
                        .flags(head.get3())
                        .stacksize(head.get3())
                        .firstlineno(head.get4())
                        .names(some)
                        .localsplusnames(others)
                        .localspluskinds(kinds(others.size()))
                        .linetable(table)
                        .exceptiontable(handlers)
                        .code(code)
                        .flags(0)
                        .consts(consts)
                        .build());
    }

    private static ByteSequence kinds(int count) {
        byte[] kinds = new byte[count];
        Arrays.fill(kinds, (byte) LocalKinds.CELL);
        return ByteSequence.copyOf(kinds);
    }

    private static Arbitrary<ConstantValue> constants() {
        return Arbitraries.lazyOf(
                MarshalRoundTripTest::leaves,
                MarshalRoundTripTest::leaves,
                () -> constants().list().ofMaxSize(4).map(ConstantValue.Tuple::new),
                () -> leaves().list().ofMaxSize(4).map(list -> new ConstantValue.FrozenSet(new HashSet<>(list))),
                () -> Combinators.combine(leaves(), leaves(), leaves()).as(ConstantValue.Slice::new));
    }

    private static Arbitrary<ConstantValue> leaves() {
        Arbitrary<Double> doubles = Arbitraries.oneOf(
                Arbitraries.doubles(), Arbitraries.of(0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY));
        return Arbitraries.oneOf(
                Arbitraries.of(Singleton.values()).map(s -> s),
                Arbitraries.integers().between(-10, 300).map(ConstantValue.Int::of),
                Arbitraries.longs().map(ConstantValue.Int::of),
                Arbitraries.bigIntegers()
                        .between(BigInteger.TWO.pow(200).negate(), BigInteger.TWO.pow(200))
                        .map(ConstantValue.Int::new),
                Arbitraries.integers()
                        .between(0, 130)
                        .map(shift ->
                                new ConstantValue.Int(BigInteger.TWO.pow(shift).negate())),
                doubles.map(ConstantValue.Float::new),
                Combinators.combine(doubles, doubles).as(ConstantValue.Complex::new),
                Arbitraries.integers()
                        .between(0, Character.MAX_CODE_POINT)
                        .array(int[].class)
                        .ofMaxSize(3)
                        .map(ConstantValue.Str::ofCodePoints),
                Arbitraries.of("", "a", "b", "é", "éa", "not a name", "a".repeat(255), "a".repeat(256))
                        .map(ConstantValue.Str::of),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(3).map(ConstantValue.Bytes::new));
    }
}
