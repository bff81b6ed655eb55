package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.traceback.Sources;
import java.util.Optional;

/** The sources of a failure, by the file name that code objects have. */
@FunctionalInterface
public interface SourceTrees {
    /** Empty if there is no such source, or it is not Python. */
    Optional<Parsed> of(String filename);

    /** The sources of a traceback. */
    static SourceTrees of(Sources sources) {
        return filename -> sources.any(filename)
                .flatMap(source -> source.text().flatMap(text -> source.tree().map(tree -> new Parsed(text, tree))));
    }

    /** A source and its tree. */
    record Parsed(SourceText text, Mod tree) {}
}
