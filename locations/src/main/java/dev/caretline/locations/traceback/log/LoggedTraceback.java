package dev.caretline.locations.traceback.log;

import java.util.List;

/**
 * One traceback as it was printed.
 *
 * @param headPrefix what stood before its header
 * @param prefix what stood before the other lines
 * @param header the header, such as {@code Traceback (most recent call last):}; empty for pytest's
 * @param type the name of the exception's class, with its module
 * @param message what follows it on its line; empty if nothing does
 */
public record LoggedTraceback(
        String headPrefix, String prefix, String header, List<LoggedEntry> entries, String type, String message) {
    public LoggedTraceback {
        entries = List.copyOf(entries);
    }
}
