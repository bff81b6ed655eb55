package dev.caretline.compiler;

import dev.caretline.compiler.future.FutureFeatures;
import dev.caretline.compiler.instrument.Instrumentation;
import dev.caretline.compiler.limits.RecursionLimit;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.parser.ParseMode;

/**
 * How a source is compiled: what Python's {@code compile()} takes as arguments and from the interpreter it runs in.
 *
 * @param target the CPython to compile for
 * @param mode what the source is: a module, an expression, or a statement typed at a prompt
 * @param optimization 0; 1 as under {@code -O}, without {@code assert}; 2 as under {@code -OO}, without docstrings too
 * @param ranges whether code objects know columns and end lines; not so under {@code -X no_debug_ranges}
 * @param inheritedFeatures bits of {@link dev.caretline.compiler.future.FutureFeature#compilerFlag} that hold whatever the
 *     source says: of the code that calls {@code compile()}, or of earlier inputs of a prompt; 0 for {@code dont_inherit}
 * @param topLevelAwait whether {@code await} is allowed outside of functions: {@code PyCF_ALLOW_TOP_LEVEL_AWAIT}
 * @param recursionLimit how deep the syntax tree may be
 * @param instrumentation what to weave in
 */
public record CompileOptions(
        Target target,
        ParseMode mode,
        int optimization,
        boolean ranges,
        int inheritedFeatures,
        boolean topLevelAwait,
        RecursionLimit recursionLimit,
        Instrumentation instrumentation) {
    private static final int MAX_OPTIMIZATION = 2;

    public CompileOptions {
        if (optimization < 0 || optimization > MAX_OPTIMIZATION) {
            throw new IllegalArgumentException("optimization " + optimization);
        }
        if ((inheritedFeatures & ~FutureFeatures.MASK) != 0) {
            throw new IllegalArgumentException("not flags of future features: " + inheritedFeatures);
        }
    }

    /** For a module of a target: without optimization, with ranges, with nothing inherited and nothing woven in. */
    public static CompileOptions of(Target target) {
        return new CompileOptions(
                target, ParseMode.EXEC, 0, true, 0, false, RecursionLimit.DEFAULT, Instrumentation.NONE);
    }

    public CompileOptions withMode(ParseMode newMode) {
        return new CompileOptions(
                target,
                newMode,
                optimization,
                ranges,
                inheritedFeatures,
                topLevelAwait,
                recursionLimit,
                instrumentation);
    }

    public CompileOptions withOptimization(int level) {
        return new CompileOptions(
                target, mode, level, ranges, inheritedFeatures, topLevelAwait, recursionLimit, instrumentation);
    }

    public CompileOptions withRanges(boolean newRanges) {
        return new CompileOptions(
                target,
                mode,
                optimization,
                newRanges,
                inheritedFeatures,
                topLevelAwait,
                recursionLimit,
                instrumentation);
    }

    public CompileOptions withInheritedFeatures(int flags) {
        return new CompileOptions(
                target, mode, optimization, ranges, flags, topLevelAwait, recursionLimit, instrumentation);
    }

    public CompileOptions withTopLevelAwait(boolean allowed) {
        return new CompileOptions(
                target, mode, optimization, ranges, inheritedFeatures, allowed, recursionLimit, instrumentation);
    }

    public CompileOptions withRecursionLimit(RecursionLimit limit) {
        return new CompileOptions(
                target, mode, optimization, ranges, inheritedFeatures, topLevelAwait, limit, instrumentation);
    }

    public CompileOptions withInstrumentation(Instrumentation newInstrumentation) {
        return new CompileOptions(
                target,
                mode,
                optimization,
                ranges,
                inheritedFeatures,
                topLevelAwait,
                recursionLimit,
                newInstrumentation);
    }
}
