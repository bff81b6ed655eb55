package dev.caretline.compiler.future;

import java.util.Optional;

/** A feature that {@code from __future__ import} accepts in Python 3.11. */
public enum FutureFeature {
    NESTED_SCOPES("nested_scopes", 0, false),
    GENERATORS("generators", 0, false),
    DIVISION("division", 0x20000, false),
    ABSOLUTE_IMPORT("absolute_import", 0x40000, false),
    WITH_STATEMENT("with_statement", 0x80000, false),
    PRINT_FUNCTION("print_function", 0x100000, false),
    UNICODE_LITERALS("unicode_literals", 0x200000, false),
    /** PEP 401: {@code <>} instead of {@code !=}. */
    BARRY_AS_BDFL("barry_as_FLUFL", 0x400000, true),
    GENERATOR_STOP("generator_stop", 0x800000, false),
    /** PEP 563: annotations are kept as text. */
    ANNOTATIONS("annotations", 0x1000000, true);

    private static final FutureFeature[] FEATURES = values();

    private final String pythonName;
    private final int compilerFlag;
    private final boolean optional;

    FutureFeature(String pythonName, int compilerFlag, boolean optional) {
        this.pythonName = pythonName;
        this.compilerFlag = compilerFlag;
        this.optional = optional;
    }

    /** The name in the import statement. */
    public String pythonName() {
        return pythonName;
    }

    /** The bit in {@code co_flags} and in the flags of {@code compile()}; 0 for the two features that have none there. */
    public int compilerFlag() {
        return compilerFlag;
    }

    /** Whether an import of the feature changes anything; the others have become the language itself. */
    boolean isOptional() {
        return optional;
    }

    static Optional<FutureFeature> ofPythonName(String name) {
        for (FutureFeature feature : FEATURES) {
            if (feature.pythonName.equals(name)) {
                return Optional.of(feature);
            }
        }
        return Optional.empty();
    }
}
