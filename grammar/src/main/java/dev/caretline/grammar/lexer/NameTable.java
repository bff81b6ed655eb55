package dev.caretline.grammar.lexer;

import dev.caretline.grammar.source.Nfkc;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The identifiers of one source: each gets a number at its first sight, and the same bytes get the same number again. The
 * first numbers are those of the keywords, so that one look-up also tells a keyword from a name.
 *
 * <p>A name is looked up by a key of 64 bits. For a name of at most {@link #SHORT} bytes the key is those bytes, and equal
 * keys are equal names; for a longer one it is a hash, with a first byte that no name has.
 */
final class NameTable {
    /** What {@link #intern} returns for bytes that are no identifier. */
    static final int NOT_AN_IDENTIFIER = -1;

    private static final int SHORT = 8;
    private static final long LONG_MARK = 0xFFL << 56;

    // In the order of their token types, which follow one another from AND to YIELD.
    private static final String[] KEYWORDS = {
        "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
        "False", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "None", "nonlocal", "not",
        "or", "pass", "raise", "return", "True", "try", "while", "with", "yield"
    };

    // Odd, and another one in each process: no source can be made of names that all fall into one slot.
    private static final long FACTOR = System.nanoTime() * 2 + 0x9E3779B97F4A7C15L;

    private static final NameTable KEYWORDS_ONLY = new NameTable();

    // Open addressing, at least half of it free: the key of the name in a slot, or 0; and its number.
    private long[] keys;
    private int[] numbers;
    private int shift;
    // The bytes of all names, one after the other: name n ends at ends[n], where name n + 1 starts.
    private byte[] pool;
    private int[] ends;
    private String[] names;
    private int size;

    private NameTable() {
        keys = new long[512];
        numbers = new int[512];
        shift = Long.SIZE - 9;
        ends = new int[128];
        names = new String[128];
        pool = new byte[1024];
        for (String keyword : KEYWORDS) {
            number(keyword);
        }
    }

    private NameTable(NameTable other) {
        keys = other.keys.clone();
        numbers = other.numbers.clone();
        shift = other.shift;
        ends = other.ends.clone();
        names = other.names.clone();
        pool = other.pool.clone();
        size = other.size;
    }

    /** A new table in which there are only the keywords. */
    static NameTable ofKeywords() {
        return new NameTable(KEYWORDS_ONLY);
    }

    /** The last bytes of a name, and the one after them: what is to be known of a name for {@link #intern}. */
    static long append(long lastBytes, byte next) {
        return (lastBytes << Byte.SIZE) | (next & 0xFF);
    }

    /**
     * The number of a name, a new one if there is none.
     *
     * @param lastBytes the bytes from start to end, {@link #append appended} to 0
     * @return {@link #NOT_AN_IDENTIFIER} if CPython would not take the bytes for one
     */
    int intern(byte[] text, int start, int end, long lastBytes) {
        long key = key(text, start, end, lastBytes);
        int number = find(text, start, end, key);
        return number >= 0 ? number : addNew(text, start, end, key);
    }

    private int addNew(byte[] text, int start, int end, long key) {
        if (isAscii(text, start, end)) {
            return add(new String(text, start, end - start, StandardCharsets.ISO_8859_1), text, start, end, key);
        }
        String written = new String(text, start, end - start, StandardCharsets.UTF_8);
        return Identifiers.firstInvalid(written) < 0 ? add(normal(written), text, start, end, key) : NOT_AN_IDENTIFIER;
    }

    /** The number of a name in ASCII, a new one if there is none. */
    int number(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        return intern(bytes, 0, bytes.length, lastBytes(bytes));
    }

    /** The type of the token that a name is: a keyword's own, or {@code NAME}. */
    static int type(int number) {
        return number < KEYWORDS.length ? PythonTokens.AND + number : PythonTokens.NAME;
    }

    /** The names by their numbers, in normal form; only to be read, and longer than there are names. */
    String[] names() {
        return names;
    }

    private static long lastBytes(byte[] name) {
        long lastBytes = 0;
        for (byte b : name) {
            lastBytes = append(lastBytes, b);
        }
        return lastBytes;
    }

    private static long key(byte[] text, int start, int end, long lastBytes) {
        if (end - start <= SHORT) {
            return lastBytes;
        }
        long hash = lastBytes;
        for (int i = start; i < end - SHORT; i++) {
            hash = (hash ^ text[i]) * FACTOR;
        }
        return hash | LONG_MARK;
    }

    // The upper bits of a product are the well mixed ones.
    private int slot(long key) {
        return (int) ((key * FACTOR) >>> shift);
    }

    private int find(byte[] text, int start, int end, long key) {
        int slot = slot(key);
        while (keys[slot] != 0) {
            if (keys[slot] == key && (end - start <= SHORT || isNamed(numbers[slot], text, start, end))) {
                return numbers[slot];
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        return -1;
    }

    private boolean isNamed(int number, byte[] text, int start, int end) {
        int from = number == 0 ? 0 : ends[number - 1];
        if (ends[number] - from != end - start) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (pool[from++] != text[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(byte[] text, int start, int end) {
        int all = 0;
        for (int i = start; i < end; i++) {
            all |= text[i];
        }
        return all >= 0;
    }

    // One object for all spellings of a name, whichever of them comes first.
    private String normal(String written) {
        String normal = Nfkc.normalize(written);
        if (normal.equals(written)) {
            return normal;
        }
        byte[] bytes = normal.getBytes(StandardCharsets.UTF_8);
        long key = key(bytes, 0, bytes.length, lastBytes(bytes));
        int number = find(bytes, 0, bytes.length, key);
        if (number < 0) {
            number = add(normal, bytes, 0, bytes.length, key);
        }
        return names[number]; // add may have made a longer array
    }

    private int add(String name, byte[] text, int start, int end, long key) {
        int number = size++;
        if (number == names.length) {
            names = Arrays.copyOf(names, 2 * number);
            ends = Arrays.copyOf(ends, 2 * number);
        }
        int from = number == 0 ? 0 : ends[number - 1];
        int to = from + end - start;
        if (to > pool.length) {
            pool = Arrays.copyOf(pool, (int) Math.min(Math.max(to, 2L * pool.length), Integer.MAX_VALUE - 8));
        }
        System.arraycopy(text, start, pool, from, end - start);
        names[number] = name;
        ends[number] = to;
        if (2 * size > keys.length) {
            grow();
        }
        occupy(key, number);
        return number;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[2 * oldKeys.length];
        numbers = new int[keys.length];
        shift--;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                occupy(oldKeys[i], oldNumbers[i]);
            }
        }
    }

    private void occupy(long key, int number) {
        int slot = slot(key);
        while (keys[slot] != 0) {
            slot = (slot + 1) & (keys.length - 1);
        }
        keys[slot] = key;
        numbers[slot] = number;
    }
}
