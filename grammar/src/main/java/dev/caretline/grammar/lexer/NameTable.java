package dev.caretline.grammar.lexer;

import dev.caretline.grammar.source.Nfkc;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The identifiers of one source: each gets a number at its first sight, and the same bytes get the same number again. The
 * first numbers are those of the keywords, so that one look-up also tells a keyword from a name.
 */
final class NameTable {
    /** What {@link #intern} returns for bytes that are no identifier. */
    static final int NOT_AN_IDENTIFIER = -1;

    /** Where a {@link #hash} starts. */
    static final int EMPTY_HASH = 0;

    // In the order of their token types, which follow one another from AND to YIELD.
    private static final String[] KEYWORDS = {
        "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
        "False", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "None", "nonlocal", "not",
        "or", "pass", "raise", "return", "True", "try", "while", "with", "yield"
    };

    // Odd, and another one in each process: no source can be made of names that all fall into one slot.
    private static final int HASH_FACTOR = (int) System.nanoTime() * 2 + 0x9E3779B9;

    private static final NameTable KEYWORDS_ONLY = new NameTable();

    // Open addressing: a slot has the number of a name plus one, or 0. At least half of the slots are free.
    private int[] slots;
    private int[] hashes;
    // The bytes of all names, one after the other: name n ends at ends[n], where name n + 1 starts.
    private byte[] pool;
    private int[] ends;
    private String[] names;
    private int size;

    private NameTable() {
        slots = new int[512];
        hashes = new int[128];
        ends = new int[128];
        names = new String[128];
        pool = new byte[1024];
        for (String keyword : KEYWORDS) {
            byte[] bytes = keyword.getBytes(StandardCharsets.US_ASCII);
            intern(bytes, 0, bytes.length, hash(bytes));
        }
    }

    private NameTable(NameTable other) {
        slots = other.slots.clone();
        hashes = other.hashes.clone();
        ends = other.ends.clone();
        names = other.names.clone();
        pool = other.pool.clone();
        size = other.size;
    }

    /** A new table in which there are only the keywords. */
    static NameTable ofKeywords() {
        return new NameTable(KEYWORDS_ONLY);
    }

    /** The hash of some bytes and one more, from the hash of those bytes. */
    static int hash(int hash, byte next) {
        return (hash ^ next) * HASH_FACTOR;
    }

    private static int hash(byte[] bytes) {
        int hash = EMPTY_HASH;
        for (byte b : bytes) {
            hash = hash(hash, b);
        }
        return hash;
    }

    /**
     * The number of a name, a new one if there is none.
     *
     * @param hash the {@link #hash} of the bytes from start to end
     * @return {@link #NOT_AN_IDENTIFIER} if CPython would not take the bytes for one
     */
    int intern(byte[] text, int start, int end, int hash) {
        int number = find(text, start, end, hash);
        if (number >= 0) {
            return number;
        }
        if (isAscii(text, start, end)) {
            return add(new String(text, start, end - start, StandardCharsets.US_ASCII), text, start, end, hash);
        }
        String written = new String(text, start, end - start, StandardCharsets.UTF_8);
        return Identifiers.firstInvalid(written) < 0 ? add(normal(written), text, start, end, hash) : NOT_AN_IDENTIFIER;
    }

    /** The number of a name in ASCII, a new one if there is none. */
    int number(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        return intern(bytes, 0, bytes.length, hash(bytes));
    }

    /** The type of the token that a name is: a keyword's own, or {@code NAME}. */
    static int type(int number) {
        return number < KEYWORDS.length ? PythonTokens.AND + number : PythonTokens.NAME;
    }

    /** The names by their numbers, in normal form; only to be read, and longer than there are names. */
    String[] names() {
        return names;
    }

    // The best bits of a product are its upper ones, a slot is chosen by the lower ones.
    private static int mix(int hash) {
        return hash ^ (hash >>> 15);
    }

    private int find(byte[] text, int start, int end, int hash) {
        int mask = slots.length - 1;
        int slot = mix(hash) & mask;
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            if (hashes[number] == hash && isNamed(number, text, start, end)) {
                return number;
            }
            slot = (slot + 1) & mask;
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
        int hash = hash(bytes);
        int number = find(bytes, 0, bytes.length, hash);
        return names[number >= 0 ? number : add(normal, bytes, 0, bytes.length, hash)];
    }

    private int add(String name, byte[] text, int start, int end, int hash) {
        int number = size++;
        if (number == names.length) {
            names = Arrays.copyOf(names, 2 * number);
            hashes = Arrays.copyOf(hashes, 2 * number);
            ends = Arrays.copyOf(ends, 2 * number);
        }
        int from = number == 0 ? 0 : ends[number - 1];
        int to = from + end - start;
        if (to > pool.length) {
            pool = Arrays.copyOf(pool, (int) Math.min(Math.max(to, 2L * pool.length), Integer.MAX_VALUE - 8));
        }
        System.arraycopy(text, start, pool, from, end - start);
        names[number] = name;
        hashes[number] = hash;
        ends[number] = to;
        if (2 * size > slots.length) {
            grow();
        } else {
            occupy(number);
        }
        return number;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        for (int number = 0; number < size; number++) {
            occupy(number);
        }
    }

    private void occupy(int number) {
        int mask = slots.length - 1;
        int slot = mix(hashes[number]) & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = number + 1;
    }
}
