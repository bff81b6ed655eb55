package dev.caretline.grammar.diagnosis.peg;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the text of a grammar into words, one list of words per rule. */
final class PegScanner {
    private static final Pattern WORD = Pattern.compile(
            "\\s*+(?:(\\w++)|('[^']++')|(\"(?:[^\"\\\\]|\\\\.)*+\")|(->|\\.\\.|&&|[-&!~%?*+|()\\[\\]:=,]))");

    private final List<String> words;
    private int next;

    private PegScanner(List<String> words) {
        this.words = words;
    }

    /** One scanner per rule, in the order of the text. */
    static List<PegScanner> rules(String text) {
        List<PegScanner> rules = new ArrayList<>();
        StringBuilder rule = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.strip().startsWith("#")) {
                continue;
            }
            if (!Character.isWhitespace(line.charAt(0)) && !rule.isEmpty()) {
                rules.add(new PegScanner(words(rule)));
                rule.setLength(0);
            }
            rule.append(line).append('\n');
        }
        rules.add(new PegScanner(words(rule)));
        return rules;
    }

    private static List<String> words(CharSequence rule) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(rule);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            words.add(matcher.group().strip());
            end = matcher.end();
        }
        if (!rule.subSequence(end, rule.length()).toString().isBlank()) {
            throw new IllegalArgumentException(
                    "not the notation of a grammar: " + rule.subSequence(end, rule.length()));
        }
        return words;
    }

    boolean atEnd() {
        return next == words.size();
    }

    /** The word to come; empty at the end. */
    String peek() {
        return peek(0);
    }

    /** The word after some others; empty if there is none. */
    String peek(int distance) {
        return next + distance < words.size() ? words.get(next + distance) : "";
    }

    String take() {
        if (atEnd()) {
            throw new IllegalArgumentException("a rule ends too early: " + this);
        }
        return words.get(next++);
    }

    /** Takes a word if it is the one to come. */
    boolean takeIf(String word) {
        boolean there = peek().equals(word);
        if (there) {
            next++;
        }
        return there;
    }

    void expect(String word) {
        if (!takeIf(word)) {
            throw new IllegalArgumentException("'" + word + "' expected instead of '" + peek() + "': " + this);
        }
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
