package dev.caretline.locations.traceback.log;

import dev.caretline.grammar.source.SourceRange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The range that the carets below an entry mark. CPython 3.11 and 3.12 mark the first line of the range alone; from 3.13 on
 * all lines of it are marked, those in the middle left out.
 */
final class MarkedColumns {
    private static final int INDENT = 4;
    private static final Pattern CARETS = Pattern.compile("\\s*[~^]+(?:[~^ ]*[~^])?");
    private static final Pattern FOLDED = Pattern.compile("\\s*\\.\\.\\.<(\\d{1,6}) lines>\\.\\.\\.");

    private MarkedColumns() {}

    static boolean isCarets(String line) {
        return CARETS.matcher(line).matches();
    }

    /**
     * The range, if there are carets and they stand under the text of these lines.
     *
     * @param lineText the line of the source with a number, with its own indentation; empty if there is none
     */
    static Optional<SourceRange> range(LoggedEntry entry, IntFunction<Optional<String>> lineText) {
        List<String> shown = entry.shown();
        int line = entry.line();
        int firstLine = 0;
        int firstColumn = 0;
        int lastLine = 0;
        int lastColumn = 0;
        for (int i = 0; i < shown.size(); i++) {
            Matcher folded = FOLDED.matcher(shown.get(i));
            if (folded.matches()) {
                line += Integer.parseInt(folded.group(1));
                continue;
            }
            Optional<String> text = lineText.apply(line);
            if (isCarets(shown.get(i))
                    || text.isEmpty()
                    || !text.get().strip().equals(shown.get(i).strip())) {
                return Optional.empty();
            }
            if (i + 1 < shown.size() && isCarets(shown.get(i + 1))) {
                i++;
                int shift = indentation(text.get()) - indentation(shown.get(i - 1));
                String carets = shown.get(i);
                int start = column(text.get(), indentation(carets) + shift);
                int end = column(text.get(), carets.length() + shift);
                if (start < 0 || end < 0 || indentation(carets) < INDENT) {
                    return Optional.empty();
                }
                if (firstLine == 0) {
                    firstLine = line;
                    firstColumn = start;
                }
                lastLine = line;
                lastColumn = end;
            }
            line++;
        }
        return firstLine == 0 || (firstLine == lastLine && lastColumn <= firstColumn)
                ? Optional.empty()
                : Optional.of(SourceRange.ofNumbers(firstLine, firstColumn, lastLine, lastColumn));
    }

    private static int indentation(String line) {
        int i = 0;
        while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t' || line.charAt(i) == '\f')) {
            i++;
        }
        return i;
    }

    /**
     * The byte column of a column of carets; −1 if the line does not reach so far. Whether a wide character counts as one
     * column (3.11, 3.12) or two (3.13, 3.14) the log does not say: with one before the column there is no answer.
     */
    private static int column(String line, int column) {
        int points = 0;
        int at = 0;
        while (points < column) {
            if (at >= line.length()) {
                return -1;
            }
            int point = line.codePointAt(at);
            if (point >= 0x1100) {
                return -1;
            }
            at += Character.charCount(point);
            points++;
        }
        return line.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
    }
}
