package dev.caretline.locations.traceback;

import java.util.Optional;

/**
 * Which code object a frame runs, as far as its source can be recognised by it.
 *
 * @param filename {@code co_filename}
 * @param name {@code co_name}
 * @param qualname {@code co_qualname}, or the name again before 3.11
 * @param firstLine {@code co_firstlineno}, 1-based; {@link #UNKNOWN_LINE} in a traceback read from a log
 * @param module {@code __name__} of its globals
 */
public record CodeIdentity(String filename, String name, String qualname, int firstLine, Optional<String> module) {
    /** A first line that nothing tells. */
    public static final int UNKNOWN_LINE = 0;
}
