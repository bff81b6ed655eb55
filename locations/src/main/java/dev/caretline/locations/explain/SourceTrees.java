package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.source.SourceText;
import java.util.Optional;

/** The sources of a failure, by the file name that code objects have. */
@FunctionalInterface
public interface SourceTrees {
    /** Empty if there is no such source, or it is not Python. */
    Optional<Parsed> of(String filename);

    /** A source and its tree. */
    record Parsed(SourceText text, Mod tree) {}
}
