package dev.caretline.locations.traceback.log;

import java.util.List;

/**
 * An entry of a traceback as it was printed.
 *
 * @param shown the lines below its head, without prefix; sources and carets in turn
 * @param repeated how often it stood there, the shown time included
 */
public record LoggedEntry(String filename, int line, String function, List<String> shown, int repeated) {
    public LoggedEntry {
        shown = List.copyOf(shown);
    }

    LoggedEntry repeatedBy(int more) {
        return new LoggedEntry(filename, line, function, shown, repeated + more);
    }
}
