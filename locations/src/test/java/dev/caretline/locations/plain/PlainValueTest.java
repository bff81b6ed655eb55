package dev.caretline.locations.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caretline.locations.code.ByteSequence;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PlainValueTest {
    @Property(tries = 500)
    void reading_givesBackWhatWasWritten(@ForAll("values") PlainValue value) {
        assertThat(PlainReader.read(PlainWriter.write(value))).isEqualTo(value);
    }

    @Provide
    Arbitrary<PlainValue> values() {
        return Arbitraries.lazyOf(
                () -> Arbitraries.just(PlainValue.none()),
                () -> Arbitraries.of(true, false).map(PlainValue::of),
                () -> Arbitraries.bigIntegers()
                        .between(BigInteger.TWO.pow(90).negate(), BigInteger.TWO.pow(90))
                        .map(PlainValue.Int::new),
                () -> Arbitraries.doubles().map(PlainValue.Float::new),
                () -> Arbitraries.strings().ofMaxLength(8).map(PlainValue::of),
                () -> Arbitraries.bytes().array(byte[].class).map(PlainValue::of),
                () -> values().list().ofMaxSize(4).map(PlainValue::of),
                () -> values().list().ofMaxSize(4).map(PlainValue::listOf),
                () -> Arbitraries.maps(Arbitraries.strings().ofMaxLength(4), values())
                        .ofMaxSize(3)
                        .map(PlainValue::of));
    }

    /** {@code marshal.dumps({'a': (1, 2**40, -2**40, 1.5, b'x', '\ud800é', None, [True])}, 2)} of CPython 3.11.3. */
    @Test
    void reading_understandsWhatCPythonWrites() {
        byte[] written = ByteSequence.ofHex("7b75010000006128080000006901000000"
                        + "6c03000000000000000004" + "6cfdffffff000000000004" + "67000000000000f83f" + "730100000078"
                        + "7505000000eda080c3a9" + "4e" + "5b0100000054" + "30")
                .toArray();
        assertThat(PlainReader.read(written).get("a").items())
                .containsExactly(
                        PlainValue.of(1),
                        PlainValue.of(1L << 40),
                        PlainValue.of(-(1L << 40)),
                        new PlainValue.Float(1.5),
                        PlainValue.of(new byte[] {'x'}),
                        PlainValue.of("\ud800é"),
                        PlainValue.none(),
                        PlainValue.listOf(List.of(PlainValue.of(true))));
    }

    @Test
    void reading_refuses_whenNestedTooDeeply() {
        byte[] deep = new byte[5 * (PlainReader.MAX_DEPTH + 2)];
        for (int i = 0; i < deep.length; i += 5) {
            deep[i] = '(';
            deep[i + 1] = 1;
        }
        assertThatThrownBy(() -> PlainReader.read(deep))
                .isInstanceOf(MalformedPlainException.class)
                .hasMessageContaining("deep");
    }

    @Test
    void reading_refuses_whenASizeIsBeyondTheEnd() {
        assertThatThrownBy(() -> PlainReader.read(new byte[] {'(', -1, -1, -1, 0x7f}))
                .isInstanceOf(MalformedPlainException.class);
    }

    @Test
    void reading_refusesCodeObjects() {
        assertThatThrownBy(() -> PlainReader.read(new byte[] {'c'})).isInstanceOf(MalformedPlainException.class);
    }

    @Test
    void shortWaysIn_refuse_whenTheKindIsAnother() {
        assertThatThrownBy(() -> PlainValue.of("a").number()).isInstanceOf(MalformedPlainException.class);
    }
}
