package dev.caretline.grammar.diagnosis.peg;

import java.util.Map;

/** The rules of one version of a language; see {@link #read} for their notation. Immutable. */
public final class PegGrammar {
    private final Map<String, PegRule> rules;
    private final int memoized;

    PegGrammar(Map<String, PegRule> rules, int memoized) {
        this.rules = Map.copyOf(rules);
        this.memoized = memoized;
    }

    /**
     * Reads a grammar. A line that starts with {@code #} is a comment, one that starts with a name begins a rule, indented
     * lines belong to the rule above.
     *
     * <pre>
     * rule:         name  ["(" "memo" | "grows" | "valid_only" ")"]  ":"  alternatives
     * alternatives: ["|"] alternative {"|" alternative}
     * alternative:  {[variable "="] item}  ["->" action]
     * item:         "~" | "&amp;&amp;" 'token' | ("&amp;" | "!") one | one ["?" | "*" | "+" | "%" separator]
     * one:          'token' | "soft keyword" | TOKEN_CLASS | rule | "(" alternatives ")"
     * action:       result ["if" condition {"and" condition} ["else" action]]
     * condition:    ["not"] test "(" [variable] ")"
     * result:       "nothing" | value | Kind "(" {value} ")" | "[" {value} "]" | error
     * value:        variable | function "(" variable ")"
     * error:        ("SyntaxError" | "IndentationError") place ":" "message"
     * place:        "at" "here" | "at" value [".." value] | "from" value | "at" "end_of" variable
     * </pre>
     *
     * In a message {@code {kind}} says what the node at the place is, {@code {text a}} the name that a is and
     * {@code {line a}} the line of a. An alternative without an action passes on the value of its only item.
     *
     * @throws IllegalArgumentException if the text is no grammar
     */
    public static PegGrammar read(String text, PegVocabulary vocabulary) {
        return new PegReader(text, vocabulary).grammar();
    }

    PegRule rule(String name) {
        PegRule rule = rules.get(name);
        if (rule == null) {
            throw new IllegalArgumentException("no rule " + name);
        }
        return rule;
    }

    /** How many rules use the memo; they have the lowest numbers. */
    int memoized() {
        return memoized;
    }
}
