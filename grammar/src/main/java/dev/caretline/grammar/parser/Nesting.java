package dev.caretline.grammar.parser;

/**
 * How deep the parse is in rules, operators and {@code elif}s. CPython's parser gives up at 6,000 levels of its own rules,
 * and Java's stack has an end, too. Both are far away while the depth stays within the bounds here; where it does not,
 * a {@link Judge} is asked, once for each statement of a module.
 */
final class Nesting {
    /** Each rule is less than 8 of CPython's levels. */
    private static final int MAX_RULES = 300;

    /** Each operator that waits for its right operand is at most 2 of CPython's levels. */
    private static final int MAX_OPERATORS = 500;

    /** Each {@code elif} is one of CPython's levels, up to the end of its chain. */
    private static final int MAX_ELIFS = 2000;

    private final Judge judge;
    private int statement;
    private int rules;
    private int elifs;
    private boolean isAllowed;

    /** Who knows whether a statement may be deep. */
    interface Judge {
        /** Ends the parse if a statement must not be deep. */
        void judge(int firstToken);
    }

    Nesting(Judge judge) {
        this.judge = judge;
    }

    /** Begins a statement that is in no other one, at a token. */
    void startStatement(int token) {
        statement = token;
        isAllowed = false;
    }

    void enterRule() {
        if (++rules > MAX_RULES) {
            deep();
        }
    }

    void exitRule() {
        rules--;
    }

    void enterElif() {
        if (++elifs > MAX_ELIFS) {
            deep();
        }
    }

    void exitElifs(int count) {
        elifs -= count;
    }

    /** Says how many operators wait for their right operand. */
    void checkOperators(int count) {
        if (count > MAX_OPERATORS) {
            deep();
        }
    }

    private void deep() {
        if (!isAllowed) {
            judge.judge(statement);
            isAllowed = true;
        }
    }

    /** Begins a field of an f-string, which CPython parses apart. What is given back is for {@link #exitField}. */
    int enterField() {
        int outer = rules;
        rules = 0;
        return outer;
    }

    void exitField(int outer) {
        rules = outer;
    }
}
