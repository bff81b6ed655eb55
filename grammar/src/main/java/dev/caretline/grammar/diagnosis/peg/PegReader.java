package dev.caretline.grammar.diagnosis.peg;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the notation of {@link PegGrammar#read}. */
final class PegReader {
    private static final String INVALID = "invalid_";

    private final PegVocabulary vocabulary;
    private final Map<String, PegRule> rules = new HashMap<>();
    private final List<PegScanner> bodies;
    private int memoized;

    PegReader(String text, PegVocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.bodies = PegScanner.rules(text);
    }

    PegGrammar grammar() {
        List<PegRule> inOrder = new ArrayList<>();
        for (PegScanner body : bodies) {
            inOrder.add(header(body));
        }
        for (int i = 0; i < bodies.size(); i++) {
            PegScanner body = bodies.get(i);
            inOrder.get(i).define(alternatives(body));
            if (!body.atEnd()) {
                throw new IllegalArgumentException("'" + body.peek() + "' does not belong here: " + body);
            }
        }
        return new PegGrammar(rules, memoized);
    }

    private PegRule header(PegScanner body) {
        String name = body.take();
        String mode = "";
        if (body.takeIf("(")) {
            mode = body.take();
            body.expect(")");
        }
        body.expect(":");
        PegRule.Memo memo = switch (mode) {
            case "memo" -> PegRule.Memo.KEEPS;
            case "grows" -> PegRule.Memo.GROWS;
            case "", "valid_only" -> PegRule.Memo.NONE;
            default -> throw new IllegalArgumentException(mode + " of " + name);
        };
        int number = memo == PegRule.Memo.NONE ? -1 : memoized++;
        PegRule rule = new PegRule(name, number, memo, mode.equals("valid_only"));
        if (rules.put(name, rule) != null) {
            throw new IllegalArgumentException("two rules called " + name);
        }
        return rule;
    }

    private List<PegAlternative> alternatives(PegScanner words) {
        List<PegAlternative> all = new ArrayList<>();
        words.takeIf("|");
        do {
            all.add(alternative(words));
        } while (words.takeIf("|"));
        return all;
    }

    private PegAlternative alternative(PegScanner words) {
        List<PegItem> items = new ArrayList<>();
        List<String> variables = new ArrayList<>();
        List<Integer> slots = new ArrayList<>();
        while (!words.atEnd()
                && !words.peek().equals("|")
                && !words.peek().equals(")")
                && !words.peek().equals("->")) {
            slots.add(words.peek(1).equals("=") ? variable(words, variables) : -1);
            items.add(item(words));
        }
        if (items.isEmpty()) {
            throw new IllegalArgumentException("an alternative asks for nothing: " + words);
        }
        boolean secondPassOnly = items.size() == 1
                && items.get(0) instanceof PegItem.Call call
                && call.rule().name().startsWith(INVALID);
        if (words.takeIf("->")) {
            PegAction action = new PegActionReader(words, variables, vocabulary).action();
            return new PegAlternative(items, slots, variables.size(), action, secondPassOnly);
        }
        return withoutAction(items, slots, variables.size(), secondPassOnly);
    }

    /** Such an alternative passes on the value of its only item that has one. */
    private static PegAlternative withoutAction(
            List<PegItem> items, List<Integer> slots, int variables, boolean secondPassOnly) {
        int only = -1;
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).hasValue() || items.get(i) instanceof PegItem.Cut) {
                if (only >= 0) {
                    return new PegAlternative(items, slots, variables, new PegAction.Matched(), secondPassOnly);
                }
                only = i;
            }
        }
        if (only < 0) {
            throw new IllegalArgumentException("an alternative without a value: " + items);
        }
        slots.set(only, variables);
        PegAction pass = new PegAction.Pass(new PegAction.Reference(PegActionReader.ITSELF, variables));
        return new PegAlternative(items, slots, variables + 1, pass, secondPassOnly);
    }

    private static int variable(PegScanner words, List<String> variables) {
        String name = words.take();
        words.expect("=");
        if (variables.contains(name)) {
            throw new IllegalArgumentException("two variables called " + name + ": " + words);
        }
        variables.add(name);
        return variables.size() - 1;
    }

    private PegItem item(PegScanner words) {
        if (words.takeIf("~")) {
            return new PegItem.Cut();
        } else if (words.takeIf("&&")) {
            String spelling = unquoted(words.take());
            return new PegItem.Forced(vocabulary.tokenSpelled(spelling), spelling);
        } else if (words.takeIf("&")) {
            return new PegItem.LookAhead(one(words), true);
        } else if (words.takeIf("!")) {
            return new PegItem.LookAhead(one(words), false);
        }
        PegItem one = one(words);
        if (words.takeIf("?")) {
            return new PegItem.Maybe(one);
        } else if (words.takeIf("*")) {
            return new PegItem.Repeat(one, false);
        } else if (words.takeIf("+")) {
            return new PegItem.Repeat(one, true);
        } else if (words.takeIf("%")) {
            return new PegItem.Separated(one, one(words));
        }
        return one;
    }

    private PegItem one(PegScanner words) {
        String word = words.take();
        if (word.equals("(")) {
            PegItem group = group(alternatives(words));
            words.expect(")");
            return group;
        } else if (word.startsWith("'")) {
            return new PegItem.Token(vocabulary.tokenSpelled(unquoted(word)));
        } else if (word.startsWith("\"")) {
            return new PegItem.SoftKeyword(unquoted(word));
        } else if (word.equals("SOFT_KEYWORD")) {
            return new PegItem.AnySoftKeyword();
        } else if (Character.isUpperCase(word.charAt(0))) {
            int type = vocabulary.tokenClass(word);
            return vocabulary.isLeaf(word) ? new PegItem.Leaf(type) : new PegItem.Token(type);
        }
        PegRule rule = rules.get(word);
        if (rule == null) {
            throw new IllegalArgumentException("no rule " + word + ": " + words);
        }
        return new PegItem.Call(rule);
    }

    /** A group is a rule of its own and a level of nesting, as in pegen, unless it is one item and nothing else. */
    private static PegItem group(List<PegAlternative> alternatives) {
        PegAlternative first = alternatives.get(0);
        if (alternatives.size() == 1
                && first.size() == 1
                && first.action() instanceof PegAction.Pass pass
                && pass.value().slot() == first.variables() - 1
                && first.variables() == 1) {
            return first.item(0);
        }
        PegRule group = new PegRule("(group)", -1, PegRule.Memo.NONE, false);
        group.define(alternatives);
        return new PegItem.Call(group);
    }

    private static String unquoted(String word) {
        return word.substring(1, word.length() - 1);
    }
}
