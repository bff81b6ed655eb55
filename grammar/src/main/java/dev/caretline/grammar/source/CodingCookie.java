package dev.caretline.grammar.source;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The declaration of a file's encoding in a comment on its first or second line (PEP 263). */
final class CodingCookie {
    private static final byte[] WORD = "coding".getBytes(StandardCharsets.US_ASCII);

    private CodingCookie() {}

    /**
     * The encoding that a text declares, under the name CPython 3.11 goes on with ({@code get_normal_name}).
     *
     * @param text of which each line ends with {@code \n}
     */
    static Optional<String> find(byte[] text) {
        int end = lineEnd(text, 0);
        Optional<String> first = inLine(text, 0, end);
        if (first.isPresent() || !isBlank(text, 0, end) || end + 1 == text.length) {
            return first;
        }
        // CPython counts the line end to the second line, but not to the first one.
        return inLine(text, end + 1, lineEnd(text, end + 1) + 1);
    }

    private static int lineEnd(byte[] text, int p) {
        int end = p;
        while (text[end] != '\n') {
            end++;
        }
        return end;
    }

    private static boolean isBlank(byte[] text, int start, int end) {
        for (int p = start; p < end && text[p] != '#'; p++) {
            if (!isSpace(text[p])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\f';
    }

    private static Optional<String> inLine(byte[] text, int start, int end) {
        // The comment has to start, and the word to stand, before the last six bytes ({@code get_coding_spec}).
        int last = end - WORD.length;
        int p = start;
        while (p < last && isSpace(text[p])) {
            p++;
        }
        if (p >= last || text[p] != '#') {
            return Optional.empty();
        }
        for (; p < last; p++) {
            int after = p + WORD.length;
            if (isWord(text, p) && (text[after] == ':' || text[after] == '=')) {
                String name = nameAt(text, after + 1);
                if (!name.isEmpty()) {
                    return Optional.of(normal(name));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isWord(byte[] text, int p) {
        for (int i = 0; i < WORD.length; i++) {
            if (text[p + i] != WORD[i]) {
                return false;
            }
        }
        return true;
    }

    private static String nameAt(byte[] text, int p) {
        int start = p;
        while (text[start] == ' ' || text[start] == '\t') {
            start++;
        }
        int end = start;
        while (isNamePart(text[end])) {
            end++;
        }
        return new String(text, start, end - start, StandardCharsets.US_ASCII);
    }

    private static boolean isNamePart(byte b) {
        return (b >= '0' && b <= '9')
                || (b >= 'A' && b <= 'Z')
                || (b >= 'a' && b <= 'z')
                || b == '-'
                || b == '_'
                || b == '.';
    }

    private static String normal(String name) {
        String start = name.substring(0, Math.min(name.length(), 12))
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
        if (isOrExtends(start, "utf-8")) {
            return "utf-8";
        }
        boolean latin1 =
                isOrExtends(start, "latin-1") || isOrExtends(start, "iso-8859-1") || isOrExtends(start, "iso-latin-1");
        return latin1 ? "iso-8859-1" : name;
    }

    private static boolean isOrExtends(String name, String encoding) {
        return name.equals(encoding) || name.startsWith(encoding + "-");
    }
}
