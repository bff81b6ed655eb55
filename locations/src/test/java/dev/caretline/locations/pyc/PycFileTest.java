package dev.caretline.locations.pyc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caretline.locations.Samples;
import dev.caretline.locations.bytecode.BytecodeVersion;
import dev.caretline.locations.code.MalformedCodeException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PycFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"3.11", "3.12", "3.13"})
    void read_givesVersionAndHashOfSource(String version) {
        PycFile pyc = PycFile.read(Samples.pyc(version));

        assertThat(pyc.version()).hasToString(version);
        assertThat(pyc.header()).isEqualTo(new PycHeader.Hash(SourceHash.of(Samples.source(), pyc.version()), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.11", "3.12", "3.13"})
    void toBytes_givesBytesThatWereRead(String version) {
        byte[] bytes = Samples.pyc(version);

        assertThat(PycFile.read(bytes).toBytes()).isEqualTo(bytes);
    }

    @Test
    void ofCompiled_writesTimestampAsUnsignedNumbers() {
        PycHeader header = new PycHeader.Timestamp((int) 4_102_444_800L, 17);
        PycFile pyc = PycFile.ofCompiled(PycFile.read(Samples.pyc("3.11")).code(), BytecodeVersion.V3_11, header);

        assertThat(HexFormat.of().formatHex(pyc.toBytes(), 0, 16)).isEqualTo("a70d0d0a00000000005786f411000000");
        assertThat(PycFile.read(pyc.toBytes()).header()).isEqualTo(header);
    }

    // The hashes that CPython 3.11.3's importlib.util.source_hash gives.
    @ParameterizedTest
    @CsvSource({
        "'',               738d9cd5d5e87f73",
        "x = 1,            ee295d9ec1dc7cfb",
        "'0123456',        4a31625f7f7b0921",
        "'01234567',       9833ca1b66ec46d1",
        "'01234567 89 é',  fed94fcbf17c886b"
    })
    void sourceHash_isCPythons(String source, String expected) {
        long hash = SourceHash.of(source.getBytes(StandardCharsets.UTF_8), BytecodeVersion.V3_11);

        assertThat(HexFormat.of().toHexDigits(Long.reverseBytes(hash))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "too short,         a70d0d0a00000000,                 only 8 bytes",
        "not a magic,       a70d0d0d000000000000000000000000, no magic number",
        "of Python 3.10,    6f0d0d0a000000000000000000000000, magic number 3439 is none of 3.11 to 3.14",
        "unknown flags,     a70d0d0a020000000000000000000000, invalid flags 0x2",
        "without a body,    a70d0d0a000000000000000000000000, data too short"
    })
    void read_refusesWhatIsNoPyc(String what, String bytes, String message) {
        assertThatThrownBy(() -> PycFile.read(HexFormat.of().parseHex(bytes)))
                .describedAs(what)
                .isInstanceOf(MalformedCodeException.class)
                .hasMessageContaining(message);
    }

    @Property
    void anyHeader_isReadOrMalformed(@ForAll byte[] start) {
        byte[] bytes = Samples.pyc("3.11");
        System.arraycopy(start, 0, bytes, 0, Math.min(start.length, 16));
        try {
            assertThat(PycFile.read(bytes).toBytes()).isEqualTo(bytes);
        } catch (MalformedCodeException expected) {
            assertThat(expected).hasMessageStartingWith("pyc: ");
        }
    }
}
