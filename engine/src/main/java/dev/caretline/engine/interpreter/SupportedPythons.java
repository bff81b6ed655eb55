package dev.caretline.engine.interpreter;

import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.locations.bytecode.BytecodeVersion;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which interpreters programs can be run on: CPythons that there is a compiler's target for. */
public final class SupportedPythons {
    private SupportedPythons() {}

    /** The supported versions, as part of a sentence: {@code CPython 3.11 from 3.11.3 on}. */
    public static String sentence() {
        return "CPython "
                + Arrays.stream(PythonVersion.values())
                        .map(v -> v + " from " + v + "." + v.referenceMicro() + " on")
                        .collect(Collectors.joining(", "));
    }

    /** Why programs cannot be run on an interpreter, as the rest of a sentence about it; empty if they can. */
    public static Optional<String> objection(Identity identity) {
        String supported = "supported is " + sentence();
        if (!identity.implementation().equals("cpython")) {
            return Optional.of("is " + identity.shown() + ": " + supported);
        }
        Optional<PythonVersion> version = versionOf(identity);
        if (version.isEmpty()
                || identity.version().micro() < version.get().referenceMicro()
                || !identity.version().level().isEmpty()) {
            return Optional.of("is " + identity.shown() + ": " + supported);
        }
        int magic = BytecodeVersion.of(version.get()).magicNumber();
        if (identity.magic() != magic) {
            return Optional.of("is " + identity.shown() + ", with bytecode of its own (magic number " + identity.magic()
                    + ", not " + magic + ")");
        }
        return Optional.empty();
    }

    /** What to compile for. */
    static Target target(Identity identity) {
        PythonVersion version =
                versionOf(identity).orElseThrow(() -> new IllegalStateException("unsupported: " + identity));
        return Target.of(version, identity.version().micro());
    }

    private static Optional<PythonVersion> versionOf(Identity identity) {
        return Arrays.stream(PythonVersion.values())
                .filter(v -> v.major() == identity.version().major()
                        && v.minor() == identity.version().minor())
                .findFirst();
    }
}
