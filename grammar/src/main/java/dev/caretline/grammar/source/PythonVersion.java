package dev.caretline.grammar.source;

import java.util.Arrays;
import java.util.Optional;

/** A version of the Python language, by the minor version of CPython that defines it. */
public enum PythonVersion {
    V3_11(3, 11, 3);

    private final int major;
    private final int minor;
    private final int referenceMicro;

    PythonVersion(int major, int minor, int referenceMicro) {
        this.major = major;
        this.minor = minor;
        this.referenceMicro = referenceMicro;
    }

    public int major() {
        return major;
    }

    public int minor() {
        return minor;
    }

    /** The patch release whose behaviour is ours, where patch releases differ: the {@code 3} of 3.11.3. */
    public int referenceMicro() {
        return referenceMicro;
    }

    /** The version of a text such as {@code 3.11} or {@code 3.11.7}; empty if it is not one of ours. */
    public static Optional<PythonVersion> parse(String text) {
        return Arrays.stream(values())
                .filter(v -> text.equals(v.toString()) || text.startsWith(v + "."))
                .findFirst();
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
