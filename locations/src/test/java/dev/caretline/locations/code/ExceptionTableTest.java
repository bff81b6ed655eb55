package dev.caretline.locations.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExceptionTableTest {
    private static ByteSequence encode(List<ExceptionEntry> entries) {
        ExceptionTableWriter writer = new ExceptionTableWriter();
        entries.forEach(writer::add);
        return writer.toBytes();
    }

    @Test
    void add_writesSixBitsAByteHighFirst() {
        ExceptionTableWriter writer = new ExceptionTableWriter();
        writer.add(70, 75, 1, 3, true);

        assertThat(writer.toBytes()).hasToString("c106050107");
    }

    @Test
    void add_refusesNumbersThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExceptionTableWriter().add(1 << 30, (1 << 30) + 1, 0, 0, false));
    }

    @Property
    void decode_isInverseOfEncode(@ForAll("entries") List<ExceptionEntry> entries) {
        ByteSequence table = encode(entries);

        assertThat(ExceptionTable.decode(table)).isEqualTo(entries);
    }

    @Property
    void decode_ofAnyBytes_givesEntriesOrMalformed(@ForAll byte[] bytes) {
        try {
            ExceptionTable.decode(ByteSequence.copyOf(bytes));
        } catch (MalformedCodeException expected) {
            assertThat(expected).hasMessageStartingWith("exception table: ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"81", "01020304", "8102038304", "ffffffffffff"})
    void decode_refusesBrokenEntries(String bytes) {
        assertThatThrownBy(() -> ExceptionTable.decode(ByteSequence.ofHex(bytes)))
                .isInstanceOf(MalformedCodeException.class);
    }

    @Provide
    Arbitrary<List<ExceptionEntry>> entries() {
        Arbitrary<Integer> number = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 200), Arbitraries.integers().between(0, (1 << 30) - 1));
        Arbitrary<Integer> depth = Arbitraries.integers().between(0, (1 << 29) - 1);
        return Combinators.combine(number, number, number, depth, Arbitraries.of(true, false))
                .as((start, length, target, kept, lasti) ->
                        new ExceptionEntry(start, start + length, target, kept, lasti))
                .list()
                .ofMaxSize(30);
    }
}
