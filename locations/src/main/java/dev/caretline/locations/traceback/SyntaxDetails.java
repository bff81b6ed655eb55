package dev.caretline.locations.traceback;

import dev.caretline.grammar.source.SyntaxProblem;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Where a {@code SyntaxError} says that the source is wrong, as it is in its attributes: the numbers may be anything.
 *
 * @param line 1-based
 * @param offset code points, 1-based
 * @param endLine inclusive
 * @param endOffset exclusive, in the unit of {@code offset}
 * @param text the source line, or several
 */
public record SyntaxDetails(
        String filename,
        long line,
        OptionalLong offset,
        OptionalLong endLine,
        OptionalLong endOffset,
        Optional<String> text) {

    /** The same with the columns of another description of the same place. */
    SyntaxDetails withColumns(SyntaxProblem other) {
        return new SyntaxDetails(filename, line, number(other.offset()), endLine, number(other.endOffset()), text);
    }

    private static OptionalLong number(OptionalInt number) {
        return number.isPresent() ? OptionalLong.of(number.getAsInt()) : OptionalLong.empty();
    }
}
