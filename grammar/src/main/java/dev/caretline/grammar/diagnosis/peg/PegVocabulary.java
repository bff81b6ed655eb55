package dev.caretline.grammar.diagnosis.peg;

/** What the names in a grammar's text mean. Every method throws {@link IllegalArgumentException} for a name it does not know. */
public interface PegVocabulary {
    /** The type of the token that is always spelled so: a keyword or an operator. */
    int tokenSpelled(String spelling);

    /** The type of the tokens of a class, such as {@code NEWLINE}. */
    int tokenClass(String name);

    /** Whether the tokens of a class become nodes of their own kind. */
    boolean isLeaf(String tokenClass);

    /** A function of actions, from a node to a node. */
    PegHost.Function function(String name);

    /** A test of actions. */
    PegHost.Test test(String name);
}
