package dev.caretline.assertions;

import dev.caretline.assertions.weave.AssertionWeaver;
import dev.caretline.compiler.instrument.Instrumentation;
import dev.caretline.grammar.source.SourceText;

/**
 * Lets every {@code assert} of a program explain itself when it fails. What a failing assert calls is in the support
 * module, {@code assertions.py}; without that module, or if it goes wrong, the assert fails as it would have otherwise.
 */
public final class AssertionInstrumentation {
    /** The support module in a program that the agent runs, where its package gives what {@code assertions.py} has. */
    public static final String AGENT_MODULE = "caretline_agent";

    /** The support module beside ahead-of-time compiled files. */
    public static final String STANDALONE_MODULE = "caretline_assertions";

    private AssertionInstrumentation() {}

    /**
     * For one source.
     *
     * @param supportModule what a failing assert imports, by its full name
     */
    public static Instrumentation of(SourceText source, String supportModule) {
        return scope -> new AssertionWeaver(source, supportModule);
    }
}
