package dev.caretline.grammar.diagnosis.peg;

import java.util.List;

/**
 * A rule, or a group in parentheses. Rules call each other in circles, so a rule is made first and gets its alternatives
 * later, once.
 */
final class PegRule {
    /** How a rule uses the memo. */
    enum Memo {
        NONE,
        /** Remembers what came out at each token. */
        KEEPS,
        /** Left-recursive: matches more and more, starting from no match, until it cannot grow. */
        GROWS
    }

    private final String name;
    private final int number;
    private final Memo memo;
    private final boolean validOnly;
    private List<PegAlternative> alternatives = List.of();

    PegRule(String name, int number, Memo memo, boolean validOnly) {
        this.name = name;
        this.number = number;
        this.memo = memo;
        this.validOnly = validOnly;
    }

    void define(List<PegAlternative> all) {
        if (!alternatives.isEmpty()) {
            throw new IllegalStateException("two rules called " + name);
        }
        alternatives = List.copyOf(all);
    }

    String name() {
        return name;
    }

    /** Tells the rules of a grammar apart; 0-based, without gaps. */
    int number() {
        return number;
    }

    Memo memo() {
        return memo;
    }

    /** Whether the rules for wrong programs take no part below this one. */
    boolean validOnly() {
        return validOnly;
    }

    List<PegAlternative> alternatives() {
        return alternatives;
    }
}
