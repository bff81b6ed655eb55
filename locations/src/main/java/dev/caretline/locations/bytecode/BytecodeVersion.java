package dev.caretline.locations.bytecode;

import dev.caretline.grammar.source.PythonVersion;
import java.util.Arrays;
import java.util.Optional;

/** A version of CPython's bytecode that can be read here: minor versions with the formats of 3.11. */
public enum BytecodeVersion {
    V3_11("3.11", 3495),
    V3_12("3.12", 3531),
    V3_13("3.13", 3571),
    V3_14("3.14", 3627);

    private final String name;
    private final int magicNumber;

    BytecodeVersion(String name, int magicNumber) {
        this.name = name;
        this.magicNumber = magicNumber;
    }

    public static Optional<BytecodeVersion> ofMagicNumber(int magicNumber) {
        return Arrays.stream(values())
                .filter(version -> version.magicNumber == magicNumber)
                .findFirst();
    }

    /** The bytecode of a version of the language. */
    public static BytecodeVersion of(PythonVersion version) {
        return Arrays.stream(values())
                .filter(known -> known.name.equals(version.toString()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no bytecode of Python " + version));
    }

    /** The number a {@code .pyc} of the final releases starts with, in two bytes: 3495 for 3.11. */
    public int magicNumber() {
        return magicNumber;
    }

    public OpcodeTable opcodes() {
        return OpcodeTable.of(this);
    }

    /** {@code 3.11}. */
    @Override
    public String toString() {
        return name;
    }
}
