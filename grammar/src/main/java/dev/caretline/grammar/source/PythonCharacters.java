package dev.caretline.grammar.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What CPython 3.11 knows about characters, which is Unicode 14; the version of the Java machine is another one. */
public final class PythonCharacters {
    private PythonCharacters() {}

    /** Whether a code point can be the first one of an identifier: {@code XID_Start}, or the underscore. */
    public static boolean isIdentifierStart(int codePoint) {
        return contains(Tables.IDENTIFIER_START, codePoint);
    }

    /** Whether a code point can be in an identifier after the first one: {@code XID_Continue}. */
    public static boolean isIdentifierPart(int codePoint) {
        return contains(Tables.IDENTIFIER_PART, codePoint);
    }

    /** Whether {@code repr()} shows a code point as it is: {@code str.isprintable}. */
    public static boolean isPrintable(int codePoint) {
        return !contains(Tables.NOT_PRINTABLE, codePoint);
    }

    /** Pairs of a character that Java 17 does not know and the one that NFKC maps it to, ordered by the first one. */
    static int[] mapped() {
        return Tables.MAPPED;
    }

    /** Pairs of a combining mark that Java 17 does not know and its combining class, ordered by the mark. */
    static int[] marks() {
        return Tables.MARKS;
    }

    // Ranges are two numbers each: of the first character in them, and of the first one after them.
    private static boolean contains(int[] ranges, int codePoint) {
        int found = Arrays.binarySearch(ranges, codePoint);
        int before = found >= 0 ? found : -found - 2;
        return before >= 0 && before % 2 == 0;
    }

    /** Read when they are first asked for, which few programs do. */
    private static final class Tables {
        static final int[] IDENTIFIER_START;
        static final int[] IDENTIFIER_PART;
        static final int[] NOT_PRINTABLE;
        static final int[] MAPPED;
        static final int[] MARKS;

        static {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    PythonCharacters.class.getResourceAsStream("characters.txt"), StandardCharsets.US_ASCII))) {
                lines.readLine();
                IDENTIFIER_START = ranges(lines.readLine());
                IDENTIFIER_PART = ranges(lines.readLine());
                NOT_PRINTABLE = ranges(lines.readLine());
                MAPPED = pairs(lines.readLine(), 16);
                MARKS = pairs(lines.readLine(), 10);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static int[] ranges(String line) {
            String[] words = line.split(" ");
            int[] ranges = new int[2 * (words.length - 1)];
            for (int i = 1; i < words.length; i++) {
                int dash = words[i].indexOf('-');
                ranges[2 * i - 2] = Integer.parseInt(dash < 0 ? words[i] : words[i].substring(0, dash), 16);
                ranges[2 * i - 1] = Integer.parseInt(words[i].substring(dash + 1), 16) + 1;
            }
            return ranges;
        }

        private static int[] pairs(String line, int secondRadix) {
            String[] words = line.split(" ");
            int[] pairs = new int[2 * (words.length - 1)];
            for (int i = 1; i < words.length; i++) {
                int colon = words[i].indexOf(':');
                pairs[2 * i - 2] = Integer.parseInt(words[i].substring(0, colon), 16);
                pairs[2 * i - 1] = Integer.parseInt(words[i].substring(colon + 1), secondRadix);
            }
            return pairs;
        }
    }
}
