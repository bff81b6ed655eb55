package dev.caretline.grammar.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The names that {@code \N{...}} accepts, in the version of Unicode that a version of Python has: CPython's
 * {@code _getcode}, which knows aliases and no named sequences.
 *
 * <p>The names are those of the JDK, whose version of Unicode is another; a resource holds the difference.
 */
public final class UnicodeNames {
    private static final String HANGUL_PREFIX = "HANGUL SYLLABLE ";
    private static final String[] HANGUL_LEADS = {
        "G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"
    };
    private static final String[] HANGUL_VOWELS = {
        "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU",
        "EU", "YI", "I"
    };
    private static final String[] HANGUL_TAILS = {
        "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S",
        "SS", "NG", "J", "C", "K", "T", "P", "H"
    };

    private static final String CJK_PREFIX = "CJK UNIFIED IDEOGRAPH-";
    /** First and last code point of each block of unified ideographs, as of Unicode 14.0. */
    private static final int[][] CJK_BLOCKS = {
        {0x3400, 0x4DBF},
        {0x4E00, 0x9FFF},
        {0x20000, 0x2A6DF},
        {0x2A700, 0x2B738},
        {0x2B740, 0x2B81D},
        {0x2B820, 0x2CEA1},
        {0x2CEB0, 0x2EBE0},
        {0x30000, 0x3134A}
    };

    private final List<int[]> namedBlocks = new ArrayList<>();
    private final Map<String, Integer> more = new HashMap<>();

    private UnicodeNames(List<String> lines) {
        for (String line : lines) {
            int equals = line.indexOf('=');
            int dash = line.indexOf('-');
            if (line.startsWith("#")) {
                continue;
            }
            if (equals >= 0) {
                more.put(line.substring(equals + 1), Integer.valueOf(line.substring(0, equals), 16));
            } else {
                namedBlocks.add(new int[] {
                    Integer.parseInt(line.substring(0, dash), 16), Integer.parseInt(line.substring(dash + 1), 16)
                });
            }
        }
    }

    /** The names that a version of Python knows. */
    public static UnicodeNames of(PythonVersion version) {
        return switch (version) {
            case V3_11 -> Unicode14.NAMES;
        };
    }

    /** Loaded by the first source that asks for a name: few do. */
    private static final class Unicode14 {
        static final UnicodeNames NAMES = load("unicode-14.0.txt");
    }

    private static UnicodeNames load(String resource) {
        try (InputStream in = UnicodeNames.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return new UnicodeNames(text.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code point of a name; -1 if there is none. */
    public int codePoint(String name) {
        if (name.startsWith(HANGUL_PREFIX)) {
            return hangulSyllable(name);
        }
        if (name.startsWith(CJK_PREFIX)) {
            return unifiedIdeograph(name.substring(CJK_PREFIX.length()));
        }
        if (!name.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return -1;
        }
        String upper = name.toUpperCase(Locale.ROOT);
        Integer found = more.get(upper);
        return found != null ? found : fromJdk(upper);
    }

    private int fromJdk(String name) {
        int codePoint;
        try {
            codePoint = Character.codePointOf(name);
        } catch (IllegalArgumentException e) {
            return -1;
        }
        // The JDK is generous: it trims, and makes up names for characters that have none.
        return isIn(namedBlocks, codePoint) && name.equals(Character.getName(codePoint)) ? codePoint : -1;
    }

    private static boolean isIn(Iterable<int[]> blocks, int codePoint) {
        for (int[] block : blocks) {
            if (codePoint >= block[0] && codePoint <= block[1]) {
                return true;
            }
        }
        return false;
    }

    private static int unifiedIdeograph(String digits) {
        if (!digits.matches("[0-9A-F]{4,5}")) {
            return -1;
        }
        int codePoint = Integer.parseInt(digits, 16);
        return isIn(List.of(CJK_BLOCKS), codePoint) ? codePoint : -1;
    }

    private static int hangulSyllable(String name) {
        int at = HANGUL_PREFIX.length();
        int lead = longestAt(name, at, HANGUL_LEADS);
        at += HANGUL_LEADS[lead].length();
        int vowel = longestAt(name, at, HANGUL_VOWELS);
        if (vowel < 0) {
            return -1;
        }
        at += HANGUL_VOWELS[vowel].length();
        int tail = longestAt(name, at, HANGUL_TAILS);
        at += HANGUL_TAILS[tail].length();
        return at == name.length() ? 0xAC00 + (lead * HANGUL_VOWELS.length + vowel) * HANGUL_TAILS.length + tail : -1;
    }

    /** The index of the longest of some syllables that stands at a place of a text; -1 if none does. */
    private static int longestAt(String text, int at, String[] syllables) {
        int longest = -1;
        for (int i = 0; i < syllables.length; i++) {
            if (text.startsWith(syllables[i], at)
                    && (longest < 0 || syllables[i].length() > syllables[longest].length())) {
                longest = i;
            }
        }
        return longest;
    }
}
