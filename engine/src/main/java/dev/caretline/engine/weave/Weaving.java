package dev.caretline.engine.weave;

import dev.caretline.compiler.instrument.Instrumentation;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The features to weave into a module, each with its settings in its own words.
 *
 * <p>The canonical text has the features in the order of their names, separated by semicolons; settings follow their name
 * after a colon: {@code assertions;coverage:branch}. The empty text is no feature.
 *
 * @param features settings by the name of the feature; the empty string for none
 */
public record Weaving(Map<String, String> features) {
    /** Code as CPython makes it. */
    public static final Weaving NONE = new Weaving(Map.of());

    public Weaving {
        features = java.util.Collections.unmodifiableMap(new TreeMap<>(features));
    }

    /** @throws IllegalArgumentException if the text names no known feature */
    public static Weaving parse(String text) {
        Map<String, String> features = new TreeMap<>();
        for (String part : text.split(";")) {
            if (!part.isEmpty()) {
                int colon = part.indexOf(':');
                String name = colon < 0 ? part : part.substring(0, colon);
                Feature.named(name);
                features.put(name, colon < 0 ? "" : part.substring(colon + 1));
            }
        }
        return new Weaving(features);
    }

    /** What all the features weave into a module. */
    public Instrumentation instrumentation(SourceText source, Mod tree) {
        List<Instrumentation> parts = new ArrayList<>();
        features.forEach((name, settings) -> parts.add(Feature.named(name).instrumentation(source, tree, settings)));
        return Instrumentation.together(parts);
    }

    public boolean isEmpty() {
        return features.isEmpty();
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return features.entrySet().stream()
                .map(e -> e.getValue().isEmpty() ? e.getKey() : e.getKey() + ":" + e.getValue())
                .collect(Collectors.joining(";"));
    }
}
