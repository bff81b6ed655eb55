package dev.caretline.grammar.diagnosis.peg;

import org.jspecify.annotations.Nullable;

/**
 * What a parser asks of its surroundings: tokens, the meaning of the names in the grammar's actions, and somewhere to send
 * errors. An error does not interrupt the parser, which asks for no token after it; a later error replaces an earlier one,
 * as in CPython.
 */
public interface PegHost {
    /**
     * Makes sure that a token can be looked at. Asked once per token and in order, so the last one asked for is the last
     * one the parser has looked at.
     *
     * @return false if the tokenizer cannot go on; it has sent its error then
     */
    boolean fetch(int token);

    /** The type of a token that was fetched. */
    int type(int token);

    /** Whether a node must not end with this token: line ends, indentation, the end of the source. */
    boolean isLayout(int token);

    /** Whether a name is spelled so. */
    boolean isSpelled(int token, String word);

    /** Whether a name counts as a soft keyword. */
    boolean isSoftKeyword(int token);

    /** The node of a token that is a {@link PegItem.Leaf leaf}; null if it is wrong in itself, after an error was sent. */
    @Nullable
    Node leaf(int token);

    /** @see PegAction.Extent */
    void raiseHere(String type, String message);

    /** @see PegAction.Extent */
    void raiseRange(String type, int firstToken, int lastToken, String message);

    /** @see PegAction.Extent */
    void raiseFrom(String type, int firstToken, String message);

    /** @see PegAction.Extent */
    void raiseEndOf(String type, int firstToken, int lastToken, String message);

    /** Nesting is too deep for CPython. */
    void raiseTooDeep();

    /** The name or keyword that a token is. */
    String spelling(int token);

    /** The line on which a token starts. */
    int line(int token);

    /** A function of the grammar's actions, from a node to another; null for none. It may send an error. */
    @FunctionalInterface
    interface Function {
        @Nullable
        Node apply(PegHost host, Node node);
    }

    /** A test of the grammar's actions; one without a node gets the last token that was matched. */
    @FunctionalInterface
    interface Test {
        boolean holds(PegHost host, Node node);
    }
}
