package dev.caretline.locations.marshal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caretline.locations.Samples;
import dev.caretline.locations.code.CodeObject;
import dev.caretline.locations.code.MalformedCodeException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileMarshalTest {
    private static final byte[] SAMPLE = Samples.marshal("3.11");

    /** The header numbers of a code object and its bytecode: what comes before its constants. */
    private static final String CODE_UP_TO_CONSTS = "63" + "00000000".repeat(5) + "7300000000";

    /** The empty fields of a code object that come after its constants. */
    private static final String CODE_AFTER_CONSTS =
            "2900" + "2900" + "7300000000" + "7a00".repeat(3) + "01000000" + "7300000000".repeat(2);

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static void readOrRefuse(byte[] bytes) {
        try {
            assertThat(MarshalledCode.read(bytes).code().strip()).isNotNull();
        } catch (MalformedCodeException expected) {
            assertThat(expected).hasMessageMatching("(?s)(marshal|location table): .+");
        }
    }

    @Property
    void anyBytes_areReadOrMalformed(@ForAll byte[] bytes) {
        readOrRefuse(bytes);
    }

    @Property(tries = 3000)
    void changedBytes_areReadOrMalformed(
            @ForAll @IntRange(max = 2000) int at, @ForAll @Size(min = 1, max = 4) @ByteRange byte[] changes) {
        byte[] bytes = SAMPLE.clone();
        System.arraycopy(changes, 0, bytes, at, changes.length);
        readOrRefuse(bytes);
    }

    @Property
    void cutOffBytes_areMalformed(@ForAll @IntRange(max = 2000) int length) {
        assertThatThrownBy(() -> MarshalledCode.read(Arrays.copyOf(SAMPLE, length)))
                .isInstanceOf(MalformedCodeException.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nothing,                    '',           data too short",
        "not a code object,          4e,           expected a code object",
        "a type that code lacks,     5b00000000,   object of type '['",
        "a type that is none,        07,           object of type 0x7",
        "reference to nothing,       7200000000,   invalid reference",
        "reference to itself,        a9017200000000, invalid reference",
        "bytes after the object,     4e4e,         more than one object",
        "huge tuple,                 28ffffff7f,   size beyond the end",
        "negative size,              28ffffffff,   negative size",
        "huge bytes,                 73ffffff7f,   size beyond the end",
        "huge number,                6cffffff7f,   size beyond the end",
        "hugest number,              6c00000080,   size beyond the end",
        "digit of 16 bits,           6c010000000080, digit out of range",
        "number with a leading zero, 6c010000000000, unnormalized number",
        "overlong UTF-8,             7502000000c080, invalid UTF-8",
        "UTF-8 beyond Unicode,       7504000000f7bfbfbf, invalid UTF-8",
        "lone continuation,          750100000080, invalid UTF-8"
    })
    void brokenObjects_areMalformed(String what, String bytes, String message) {
        assertThatThrownBy(() -> MarshalledCode.read(hex(bytes)))
                .describedAs(what)
                .isInstanceOf(MalformedCodeException.class)
                .hasMessageContaining(message);
    }

    @Test
    void emptyCodeObject_isRead() {
        CodeObject code = MarshalledCode.read(hex(CODE_UP_TO_CONSTS + "2900" + CODE_AFTER_CONSTS))
                .code();

        assertThat(code).isEqualTo(CodeObject.builder().build());
    }

    @Test
    void nameWithPairOfSurrogates_isMalformed() {
        String name = "7506000000eda080edb080";
        byte[] bytes = hex(CODE_UP_TO_CONSTS + "2900" + "2901" + name + CODE_AFTER_CONSTS.substring(4));

        assertThatThrownBy(() -> MarshalledCode.read(bytes)).hasMessageContaining("pair of surrogates");
    }

    @Test
    void sharedTuplesThatUnfoldExponentially_areMalformed() {
        StringBuilder bytes = new StringBuilder("a901").append("4e");
        for (int i = 1; i < 40; i++) {
            bytes.insert(0, "a902").append("72").append(littleEndian(39 - i + 1));
        }

        assertThatThrownBy(() -> MarshalledCode.read(hex(CODE_UP_TO_CONSTS + bytes + CODE_AFTER_CONSTS)))
                .isInstanceOf(MalformedCodeException.class)
                .hasMessageContaining("objects");
    }

    private static String littleEndian(int number) {
        return HexFormat.of().formatHex(new byte[] {(byte) number, 0, 0, 0});
    }

    @Test
    void tuplesNestedTooDeep_areMalformed() {
        byte[] bytes = new byte[1 << 20];
        for (int i = 0; i < bytes.length; i += 2) {
            bytes[i] = ')';
            bytes[i + 1] = 1;
        }

        assertThatThrownBy(() -> MarshalledCode.read(bytes)).hasMessageContaining("nested too deep");
    }

    @Test
    void codeNestedAsDeepAsAllowed_needsLittleStack() throws InterruptedException {
        int levels = MarshalLimits.DEFAULT.depth() / 2;
        byte[] bytes = nestedCode(levels);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(
                null,
                () -> assertThat(MarshalledCode.read(bytes).toBytes()).isEqualTo(bytes),
                "small stack",
                192 << 10);
        thread.setUncaughtExceptionHandler((t, e) -> thrown.set(e));
        thread.start();
        thread.join();

        assertThat(thrown.get()).isNull();
    }

    @Test
    void codeNestedTooDeep_isMalformed() {
        assertThatThrownBy(() -> MarshalledCode.read(nestedCode(MarshalLimits.DEFAULT.depth() / 2 + 1)))
                .hasMessageContaining("nested too deep");
    }

    private static byte[] nestedCode(int levels) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 1; i < levels; i++) {
            out.writeBytes(hex(CODE_UP_TO_CONSTS + "2901"));
        }
        out.writeBytes(hex(CODE_UP_TO_CONSTS + "2900" + CODE_AFTER_CONSTS));
        for (int i = 1; i < levels; i++) {
            out.writeBytes(hex(CODE_AFTER_CONSTS));
        }
        return out.toByteArray();
    }

    @Test
    void moreThanTheLimitOfBytes_isMalformed() {
        assertThatThrownBy(() -> MarshalledCode.read(SAMPLE, new MarshalLimits(2000, 250, 100, 1000)))
                .hasMessageContaining("more than the limit of 100");
    }

    @Test
    void moreThanTheLimitOfObjects_isMalformed() {
        assertThatThrownBy(() -> MarshalledCode.read(SAMPLE, new MarshalLimits(2000, 250, 10_000, 10)))
                .hasMessageContaining("more than 10 objects");
    }
}
