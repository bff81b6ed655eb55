package dev.caretline.locations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;

/** {@code sample.py}, and the {@code .pyc} that each CPython made of it with {@code py_compile} and CHECKED_HASH. */
public final class Samples {
    private static final int HEADER_SIZE = 16;

    private Samples() {}

    public static byte[] source() {
        return read("sample.py");
    }

    /** @param version such as {@code 3.11} */
    public static byte[] pyc(String version) {
        return read("sample." + version + ".pyc");
    }

    /** The marshal stream of a {@code .pyc}. */
    public static byte[] marshal(String version) {
        byte[] pyc = pyc(version);
        return Arrays.copyOfRange(pyc, HEADER_SIZE, pyc.length);
    }

    private static byte[] read(String name) {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
