package dev.caretline.locations.traceback.cpython;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text as {@code str} methods of Python see it. */
final class PythonText {
    private PythonText() {}

    /** {@code text.splitlines(keepends=True)}. */
    static List<String> splitLines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isLineEnd(text.charAt(i))) {
                if (text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
                lines.add(text.substring(start, i + 1));
                start = i + 1;
            }
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    static boolean isLineEnd(char c) {
        return (c >= '\n' && c <= '\r')
                || (c >= '\u001c' && c <= '\u001e')
                || c == '\u0085'
                || c == '\u2028'
                || c == '\u2029';
    }

    /** {@code str.isspace} of one character (Unicode 15). */
    static boolean isSpace(int c) {
        if (c < 0x80) {
            return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f);
        }
        return c == 0x85
                || c == 0xa0
                || Character.getType(c) == Character.SPACE_SEPARATOR
                || c == 0x2028
                || c == 0x2029;
    }

    /** {@code textwrap.dedent}: lines of blanks alone become empty, then what all others start with is taken off. */
    static String dedent(String text) {
        String[] lines = text.split("\n", -1);
        @Nullable String margin = null;
        for (int i = 0; i < lines.length; i++) {
            int blanks = blanks(lines[i]);
            if (blanks == lines[i].length()) {
                lines[i] = "";
            } else {
                String indent = lines[i].substring(0, blanks);
                margin = margin == null ? indent : commonStart(margin, indent);
            }
        }
        int cut = margin == null ? 0 : margin.length();
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < lines.length; i++) {
            out.append(i == 0 ? "" : "\n").append(lines[i].isEmpty() ? "" : lines[i].substring(cut));
        }
        return out.toString();
    }

    private static int blanks(String line) {
        int i = 0;
        while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private static String commonStart(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return a.substring(0, i);
    }

    /** {@code textwrap.indent(text, prefix, lambda line: True)}. */
    static String indent(String text, String prefix) {
        if (prefix.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + prefix.length());
        for (String line : splitLines(text)) {
            out.append(prefix).append(line);
        }
        return out.toString();
    }
}
