package dev.caretline.grammar.diagnosis.peg;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What rules have matched, or not matched, at each token: chains of entries in arrays, since there are some twenty entries
 * for each token of an expression. When there are very many it forgets them all, which costs time and nothing else, but for
 * the rules that are still growing.
 */
final class PegMemo {
    private static final int NONE = -1;

    /** Some hundred megabytes, and a statement of some hundred thousand tokens. */
    static final int MOST_ENTRIES = 1 << 21;

    private final int mostEntries;
    private int base;
    private int[] heads = new int[256];
    private int positions;
    private int[] nexts = new int[1024];
    private int[] rules = new int[1024];
    private int[] ends = new int[1024];
    private @Nullable Node[] nodes = new @Nullable Node[1024];
    private int entries;

    PegMemo(int mostEntries) {
        this.mostEntries = mostEntries;
    }

    /** Forgets everything; from now on it is asked about this token and those after it. */
    void clear(int firstToken) {
        base = firstToken;
        Arrays.fill(heads, 0, positions, NONE);
        Arrays.fill(nodes, 0, entries, null);
        positions = 0;
        entries = 0;
    }

    /** The entry of a rule at a token; negative if there is none. */
    int find(int token, int rule) {
        int position = token - base;
        int entry = position < positions ? heads[position] : NONE;
        while (entry >= 0 && rules[entry] != rule) {
            entry = nexts[entry];
        }
        return entry;
    }

    /** The token after the match of an entry. */
    int end(int entry) {
        return ends[entry];
    }

    /** What an entry's rule has matched; null if it does not match. */
    @Nullable
    Node node(int entry) {
        return nodes[entry];
    }

    /** Whether it should be {@linkplain #clear cleared}. */
    boolean isFull() {
        return entries >= mostEntries;
    }

    void put(int token, int rule, @Nullable Node node, int end) {
        int entry = find(token, rule);
        if (entry < 0) {
            entry = add(token - base, rule);
        }
        nodes[entry] = node;
        ends[entry] = end;
    }

    private int add(int position, int rule) {
        if (position >= heads.length) {
            heads = Arrays.copyOf(heads, Math.max(position + 1, heads.length * 2));
        }
        if (position >= positions) {
            Arrays.fill(heads, positions, position + 1, NONE);
            positions = position + 1;
        }
        if (entries == rules.length) {
            int more = entries * 2;
            nexts = Arrays.copyOf(nexts, more);
            rules = Arrays.copyOf(rules, more);
            ends = Arrays.copyOf(ends, more);
            nodes = Arrays.copyOf(nodes, more);
        }
        rules[entries] = rule;
        nexts[entries] = heads[position];
        heads[position] = entries;
        return entries++;
    }
}
