package dev.caretline.grammar.diagnosis.peg;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Matches the rules of a grammar, step for step as the parser that pegen generates from CPython's grammar would: the same
 * order, the same memo, the same levels of nesting, and after an error the same way out, on which an optional or repeated
 * item may still count as matched.
 *
 * <p>{@code null} is "no match". Not for several threads.
 */
public final class PegParser implements PegItem.Matcher {
    /** What CPython 3.11 to 3.13 can nest ({@code MAXSTACK} of its parser): rules, groups and repetitions. */
    public static final int MAX_LEVEL = 6000;

    /** Thrown when the nesting needs a larger thread than this one; never with {@link #MAX_LEVEL} levels allowed. */
    public static final class NeedsLargerStack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private NeedsLargerStack() {
            super(null, null, false, false);
        }
    }

    private final PegGrammar grammar;
    private final PegHost host;
    private final int safeLevel;
    private final PegMemo memo;
    private final Deque<Growth> growing = new ArrayDeque<>();
    private final PegActions actions;

    private int statement;
    private int mark;
    private int fill;
    private int level;
    private boolean failed;
    private boolean secondPass;
    private boolean cut;

    /**
     * A parser in its first pass.
     *
     * @param firstToken where it stands
     * @param safeLevel the levels of nesting for which the stack of the current thread is large enough
     */
    public PegParser(PegGrammar grammar, PegHost host, int firstToken, int safeLevel) {
        this(grammar, host, firstToken, safeLevel, PegMemo.MOST_ENTRIES);
    }

    PegParser(PegGrammar grammar, PegHost host, int firstToken, int safeLevel, int memoSize) {
        this.grammar = grammar;
        this.host = host;
        this.safeLevel = safeLevel;
        this.mark = firstToken;
        this.fill = firstToken;
        this.actions = new PegActions(host);
        this.memo = new PegMemo(memoSize);
        startOfStatement(firstToken);
    }

    /** Goes to a token that was fetched already, forgets what was matched, and lets the rules for wrong programs take part. */
    public void startSecondPass(int firstToken) {
        mark = firstToken;
        secondPass = true;
        startOfStatement(firstToken);
    }

    /**
     * Matches a rule where the parser stands.
     *
     * @param outerLevels how many levels of nesting are above the rule
     * @return whether it matches, without an error
     * @throws NeedsLargerStack if it is nested more deeply than the safe level
     */
    public boolean match(String rule, int outerLevels) {
        level = outerLevels;
        return rule(grammar.rule(rule)) != null && !failed;
    }

    /** Forgets what was matched before the token where the parser stands: no rule will go back behind it. */
    public void commit() {
        startOfStatement(mark);
    }

    private void startOfStatement(int token) {
        statement = token;
        memo.clear(token);
    }

    /** The token where the parser stands: the one after what was matched. */
    public int mark() {
        return mark;
    }

    /** How many tokens were fetched, those before the first one included. */
    public int fill() {
        return fill;
    }

    /** Whether an error was sent; then nothing matches any more, in the second pass neither. */
    public boolean failed() {
        return failed;
    }

    private @Nullable Node rule(PegRule rule) {
        enter();
        boolean outer = secondPass;
        if (rule.validOnly()) {
            secondPass = false;
        }
        Node result = switch (rule.memo()) {
            case NONE -> alternatives(rule);
            case KEEPS -> remembered(rule);
            case GROWS -> grown(rule);
        };
        secondPass = outer;
        level--;
        return result;
    }

    private void enter() {
        if (level == MAX_LEVEL) {
            host.raiseTooDeep();
            failed = true;
        } else if (level == safeLevel) {
            throw new NeedsLargerStack();
        }
        level++;
    }

    private @Nullable Node remembered(PegRule rule) {
        if (failed || !fetched()) {
            return null;
        }
        int start = mark;
        int entry = memo.find(start, rule.number());
        if (entry >= 0) {
            mark = memo.end(entry);
            return memo.node(entry);
        }
        Node result = alternatives(rule);
        if (!failed) {
            remember(start, rule, result);
        }
        return result;
    }

    /** Starts with no match, and as long as the match grows, matches again with the last match in the rule's own place. */
    private @Nullable Node grown(PegRule rule) {
        if (!fetched()) {
            return null;
        }
        int start = mark;
        int entry = memo.find(start, rule.number());
        if (entry >= 0) {
            mark = memo.end(entry);
            return memo.node(entry);
        }
        Growth growth = new Growth(start, rule.number());
        growing.push(growth);
        while (grow(growth, rule)) {
            // once more, with a longer match
        }
        growing.pop();
        mark = growth.end;
        return failed ? null : growth.match;
    }

    /** Whether the rule matches more than before. */
    private boolean grow(Growth growth, PegRule rule) {
        memo.put(growth.start, growth.rule, growth.match, growth.end);
        mark = growth.start;
        enter();
        Node larger = alternatives(rule);
        level--;
        if (failed || larger == null || mark <= growth.end) {
            return false;
        }
        growth.match = larger;
        growth.end = mark;
        return true;
    }

    private void remember(int start, PegRule rule, @Nullable Node result) {
        if (memo.isFull()) {
            memo.clear(statement);
            for (Growth growth : growing) {
                memo.put(growth.start, growth.rule, growth.match, growth.end);
            }
        }
        memo.put(start, rule.number(), result, mark);
    }

    /** A left-recursive rule at work: what it has matched so far, and up to where. */
    private static final class Growth {
        private final int start;
        private final int rule;
        private int end;
        private @Nullable Node match;

        private Growth(int start, int rule) {
            this.start = start;
            this.rule = rule;
            this.end = start;
        }
    }

    private @Nullable Node alternatives(PegRule rule) {
        int start = mark;
        for (PegAlternative alternative : rule.alternatives()) {
            if (failed) {
                return null;
            }
            if (alternative.secondPassOnly() && !secondPass) {
                continue;
            }
            cut = false;
            Node[] values = items(alternative);
            if (values != null) {
                // Even without a result no other alternative is tried, nor is the mark put back.
                Node result = actions.result(alternative.action(), values, start, mark);
                failed |= actions.takeError();
                return result;
            }
            mark = start;
            if (cut) {
                return null;
            }
        }
        return null;
    }

    /** The values of an alternative's variables, if all its items match. */
    private Node @Nullable [] items(PegAlternative alternative) {
        Node[] values = NO_VALUES;
        boolean committed = false;
        for (int i = 0; i < alternative.size(); i++) {
            Node value = alternative.item(i).match(this);
            committed |= value != null && value.kind() == NodeKind.CUT;
            if (value == null) {
                cut = committed;
                return null;
            }
            int slot = alternative.slot(i);
            if (slot >= 0) {
                values = values.length == 0 ? new Node[alternative.variables()] : values;
                values[slot] = value;
            }
        }
        return values;
    }

    private static final Node[] NO_VALUES = {};
    private static final Node CUT = Node.token(NodeKind.CUT, -1);

    /** Whether the token at the mark can be looked at. */
    private boolean fetched() {
        if (mark < fill) {
            return true;
        }
        boolean there = host.fetch(fill);
        fill++;
        failed |= !there;
        return there;
    }

    private boolean isAt(int type) {
        return fetched() && host.type(mark) == type;
    }

    @Override
    public @Nullable Node token(PegItem.Token item) {
        return isAt(item.type()) ? Node.token(NodeKind.TOKEN, mark++) : null;
    }

    @Override
    public @Nullable Node leaf(PegItem.Leaf item) {
        if (!isAt(item.type())) {
            return null;
        }
        Node leaf = host.leaf(mark++);
        failed |= leaf == null;
        return leaf;
    }

    @Override
    public @Nullable Node softKeyword(PegItem.SoftKeyword item) {
        return fetched() && host.isSpelled(mark, item.word()) ? Node.token(NodeKind.NAME, mark++) : null;
    }

    @Override
    public @Nullable Node anySoftKeyword(PegItem.AnySoftKeyword item) {
        // A name that is none is taken all the same, as by _PyPegen_soft_keyword_token; only look-aheads ask.
        return fetched() && host.isSoftKeyword(mark) ? Node.token(NodeKind.NAME, mark++) : null;
    }

    @Override
    public @Nullable Node call(PegItem.Call item) {
        return rule(item.rule());
    }

    @Override
    public @Nullable Node maybe(PegItem.Maybe item) {
        Node value = item.item().match(this);
        if (value != null) {
            return failed ? null : value;
        }
        return failed ? null : Node.ABSENT;
    }

    /** After an error within, {@code *} still matches what came before, as in pegen; {@code +} does not. */
    @Override
    public @Nullable Node repeat(PegItem.Repeat item) {
        enter();
        Node result = null;
        if (!failed) {
            List<Node> elements = new ArrayList<>();
            int end = mark;
            for (Node value = item.item().match(this);
                    value != null;
                    value = item.item().match(this)) {
                elements.add(value);
                end = mark;
            }
            mark = end;
            result = item.atLeastOne() && (elements.isEmpty() || failed) ? null : Node.list(elements);
        }
        level--;
        return result;
    }

    @Override
    public @Nullable Node separated(PegItem.Separated item) {
        enter();
        Node result = null;
        if (!failed) {
            int start = mark;
            Node first = item.item().match(this);
            List<Node> elements = new ArrayList<>();
            if (first != null && elements.add(first) && more(item, elements)) {
                result = Node.list(elements);
            } else {
                mark = start;
            }
        }
        level--;
        return result;
    }

    /** What comes after the first element, a repetition of its own; false if there was an error before. */
    private boolean more(PegItem.Separated item, List<Node> elements) {
        enter();
        boolean entered = !failed;
        if (entered) {
            int end = mark;
            while (item.separator().match(this) != null) {
                Node value = item.item().match(this);
                if (value == null) {
                    break;
                }
                elements.add(value);
                end = mark;
            }
            mark = end;
        }
        level--;
        return entered;
    }

    @Override
    public @Nullable Node lookAhead(PegItem.LookAhead item) {
        int start = mark;
        Node value = item.item().match(this);
        mark = start;
        return (value != null) == item.positive() ? Node.MATCHED : null;
    }

    @Override
    public @Nullable Node forced(PegItem.Forced item) {
        if (failed || !fetched()) {
            return null;
        }
        if (host.type(mark) != item.type()) {
            host.raiseRange("SyntaxError", mark, mark, "expected '" + item.spelling() + "'");
            failed = true;
            return null;
        }
        return Node.token(NodeKind.TOKEN, mark++);
    }

    @Override
    public @Nullable Node cut(PegItem.Cut item) {
        return CUT;
    }
}
