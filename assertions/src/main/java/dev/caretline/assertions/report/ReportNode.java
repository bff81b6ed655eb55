package dev.caretline.assertions.report;

import dev.caretline.grammar.source.SourceRange;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One expression of an assert.
 *
 * @param id its number
 * @param parent the number of the node it is a part of; -1 for the test
 * @param kind what it is, in the words of Python's {@code ast}
 * @param detail what the kind alone does not say: {@code AND}, {@code OR}, {@code not}, the operators of a comparison
 *     separated by commas, {@code all} or {@code any}; may be empty
 * @param text as it stands in the source
 * @param range of it; for a part of an f-string that of the whole string
 * @param value its value, if it was evaluated and captured
 */
public record ReportNode(
        int id,
        int parent,
        String kind,
        String detail,
        String text,
        SourceRange range,
        State state,
        Optional<Value> value) {
    /** What became of an expression. */
    public enum State {
        VALUE("value"),
        /** Evaluated, but nothing is known of its value: a lambda, say. */
        EVALUATED("evaluated"),
        NOT_EVALUATED("not-evaluated");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** As the program's data has it. */
        public String word() {
            return word;
        }
    }

    /**
     * A value, as text.
     *
     * @param repr bounded in its length
     * @param type the name of its type, with its module unless that is {@code builtins} or {@code __main__}
     * @param truncated whether {@code repr} is not all of it
     * @param length how many items it has, if it is a container or text of Python's own
     * @param changed whether it is known to have changed between its evaluation and the failure, which the repr is of
     * @param obvious whether the text says as much: a literal, or a module, class or function by its own name
     */
    public record Value(
            String repr, String type, boolean truncated, OptionalInt length, boolean changed, boolean obvious) {}

    /** Whether it is made of conditions, so that their values tell more than its own. */
    public boolean isStructure() {
        return kind.equals("BoolOp") || kind.equals("IfExp") || kind.equals("Compare") || detail.equals("not");
    }

    /** The repr of a value that is worth showing. */
    public Optional<String> shown() {
        return kind.equals("GeneratorExp")
                ? Optional.empty()
                : value.filter(known -> !known.obvious()).map(Value::repr);
    }
}
