package dev.caretline.engine.weave;

import dev.caretline.assertions.AssertionInstrumentation;
import dev.caretline.compiler.instrument.Instrumentation;
import dev.caretline.coverage.CoverageInstrumentation;
import dev.caretline.engine.values.ValuesInstrumentation;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.source.SourceText;
import java.util.Map;

/** Something that can be woven into a module; adding one is a line in the table here. */
@FunctionalInterface
interface Feature {
    /** What to weave into a module, by the feature's own settings; empty if there are none. */
    Instrumentation instrumentation(SourceText source, Mod tree, String settings);

    /** @throws IllegalArgumentException if there is none of that name */
    static Feature named(String name) {
        Feature feature = Known.BY_NAME.get(name);
        if (feature == null) {
            throw new IllegalArgumentException("no feature is named " + name);
        }
        return feature;
    }

    /** The features there are. */
    final class Known {
        private static final Map<String, Feature> BY_NAME = Map.of(
                "assertions",
                (source, tree, settings) -> AssertionInstrumentation.of(source, AssertionInstrumentation.AGENT_MODULE),
                "values",
                (source, tree, settings) -> ValuesInstrumentation.of(source, tree),
                "coverage",
                (source, tree, settings) -> CoverageInstrumentation.of(source, 0));

        private Known() {}
    }
}
