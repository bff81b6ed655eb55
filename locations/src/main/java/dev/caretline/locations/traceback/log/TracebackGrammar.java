package dev.caretline.locations.traceback.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one traceback, line by line. A line that cannot follow the ones before ends the attempt: then all of them are ordinary
 * lines of the log.
 *
 * <p>Order of lines: header, then entries, each with the lines shown below it and perhaps a line about repetitions, then the
 * line of the exception. What follows that (more of the message, notes, a chain) is left to the log.
 */
final class TracebackGrammar {
    private static final Pattern HEADER =
            Pattern.compile("(?:Exception Group )?Traceback \\(most recent call last\\):\\s*");
    private static final Pattern ENTRY =
            Pattern.compile("  File \"(.{1,4096})\", line (\\d{1,9})(?:, in (.{1,1000}))?\\s*");
    private static final Pattern PYTEST_ENTRY = Pattern.compile("(\\S.{0,4095}\\.py):(\\d{1,9}): in (.{1,1000}?)\\s*");
    private static final Pattern REPEATED =
            Pattern.compile("  \\[Previous line repeated (\\d{1,9}) more times?\\]\\s*");
    private static final Pattern EXCEPTION = Pattern.compile(
            "([\\p{L}_][\\p{L}\\p{N}_]*(?:\\.(?:<locals>|[\\p{L}_][\\p{L}\\p{N}_]*))*)(?::(?: (.*))?)?");
    private static final String PYTEST_ERROR = "E   ";
    private static final int MAX_ENTRIES = 5_000;
    private static final int MAX_SHOWN = 12;

    /** What a line comes to. */
    enum Step {
        MORE,
        DONE,
        REFUSED
    }

    private final String header;
    private final String headPrefix;
    private final boolean isPytest;
    private final List<LoggedEntry> entries = new ArrayList<>();
    private int prefixLength = -1;
    private String prefix = "";
    private String type = "";
    private String message = "";

    private TracebackGrammar(String headPrefix, String header, boolean isPytest) {
        this.headPrefix = headPrefix;
        this.header = header;
        this.isPytest = isPytest;
    }

    /** Starts with a line that is a header, or pytest's first entry. */
    static Optional<TracebackGrammar> start(String line) {
        int at = line.indexOf("Traceback (most recent call last):");
        if (at >= 0) {
            int group = "Exception Group ".length();
            int start = at >= group && line.startsWith("Exception Group ", at - group) ? at - group : at;
            String header = line.substring(start);
            return HEADER.matcher(header).matches()
                    ? Optional.of(new TracebackGrammar(line.substring(0, start), header.strip(), false))
                    : Optional.empty();
        }
        if (PYTEST_ENTRY.matcher(line).matches()) {
            TracebackGrammar pytest = new TracebackGrammar("", "", true);
            return pytest.next(line) == Step.MORE ? Optional.of(pytest) : Optional.empty();
        }
        return Optional.empty();
    }

    LoggedTraceback result() {
        return new LoggedTraceback(headPrefix, prefix, header, entries, type, message);
    }

    Step next(String whole) {
        if (prefixLength < 0 && !isPytest && !findPrefix(whole)) {
            return Step.REFUSED;
        }
        int cut = Math.max(0, prefixLength);
        if (whole.length() < cut) {
            return Step.REFUSED;
        }
        String line = whole.substring(cut);
        Matcher entry = (isPytest ? PYTEST_ENTRY : ENTRY).matcher(line);
        if (entry.matches()) {
            String function = entry.group(3) == null ? "" : entry.group(3).strip();
            entries.add(new LoggedEntry(entry.group(1), Integer.parseInt(entry.group(2)), function, List.of(), 1));
            return entries.size() > MAX_ENTRIES ? Step.REFUSED : Step.MORE;
        }
        Matcher repeated = REPEATED.matcher(line);
        if (repeated.matches()) {
            replaceLast(last().repeatedBy(Integer.parseInt(repeated.group(1))));
            return Step.MORE;
        }
        if (line.startsWith("    ") || (isPytest && line.isBlank())) {
            return addShown(line);
        }
        return end(line);
    }

    /** From the column of the first entry; lines before and after it have as many characters before them. */
    private boolean findPrefix(String line) {
        int at = line.indexOf("  File \"");
        if (at < 0 || (at > 0 && at != headPrefix.length())) {
            return false;
        }
        prefixLength = at;
        prefix = line.substring(0, at);
        return true;
    }

    private LoggedEntry last() {
        return entries.get(entries.size() - 1);
    }

    private void replaceLast(LoggedEntry entry) {
        entries.set(entries.size() - 1, entry);
    }

    private Step addShown(String line) {
        if (entries.isEmpty()) {
            return Step.REFUSED;
        }
        LoggedEntry last = last();
        if (last.shown().size() >= MAX_SHOWN || line.isBlank()) {
            return line.isBlank() ? Step.MORE : Step.REFUSED;
        }
        List<String> shown = new ArrayList<>(last.shown());
        shown.add(line.stripTrailing());
        replaceLast(new LoggedEntry(last.filename(), last.line(), last.function(), shown, last.repeated()));
        return Step.MORE;
    }

    private Step end(String line) {
        String text = line.stripTrailing();
        if (isPytest) {
            if (!text.startsWith(PYTEST_ERROR)) {
                return Step.REFUSED;
            }
            text = text.substring(PYTEST_ERROR.length()).strip();
        }
        Matcher exception = EXCEPTION.matcher(text);
        // A syntax error shows its place like an entry, but without a function.
        if (entries.isEmpty() || last().function().isEmpty() || !exception.matches()) {
            return Step.REFUSED;
        }
        type = exception.group(1);
        message = exception.group(2) == null ? "" : exception.group(2);
        return Step.DONE;
    }
}
