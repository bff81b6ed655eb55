package dev.caretline.locations.traceback;

import java.util.Optional;
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
        Optional<String> text) {}
