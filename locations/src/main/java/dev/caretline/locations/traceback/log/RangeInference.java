package dev.caretline.locations.traceback.log;

import dev.caretline.grammar.source.SourceRange;
import dev.caretline.locations.traceback.Source;
import java.util.Optional;

/** Finds what failed on a line where nothing was marked. Gives a range only if there is no other that it could be. */
@FunctionalInterface
public interface RangeInference {
    /** Never infers. */
    RangeInference NONE = (source, question) -> Optional.empty();

    /**
     * What is known of an entry.
     *
     * @param line 1-based
     * @param function the name of the code object
     * @param next the function that the entry called; empty for the innermost entry
     * @param type the class of the exception, with its module
     * @param message its message
     */
    record Question(int line, String function, Optional<String> next, String type, String message) {}

    Optional<SourceRange> infer(Source source, Question question);
}
