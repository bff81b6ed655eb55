package dev.caretline.locations.traceback;

import java.util.Optional;

/**
 * Where a {@code SyntaxError} says that the source is wrong, as it is in its attributes: the numbers may be anything.
 *
 * @param line 1-based
 * @param offset code points, 1-based; −1 for none
 * @param endLine inclusive
 * @param endOffset exclusive, in the unit of {@code offset}; −1 for none
 * @param text the source line, or several
 */
public record SyntaxDetails(
        String filename, long line, long offset, long endLine, long endOffset, Optional<String> text) {}
