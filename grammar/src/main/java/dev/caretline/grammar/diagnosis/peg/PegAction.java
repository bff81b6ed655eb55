package dev.caretline.grammar.diagnosis.peg;

import java.util.List;

/** What an alternative makes of what it has matched. */
sealed interface PegAction {
    /** A result, if the conditions hold; else what comes next. The last one of an action has no conditions. */
    record Choice(PegAction then, List<Condition> conditions, PegAction otherwise) implements PegAction {}

    /** No match after all, and no other alternative is tried. */
    record Nothing() implements PegAction {}

    /** A match about which nothing has to be known. */
    record Matched() implements PegAction {}

    /** A value that is there already. */
    record Pass(Reference value) implements PegAction {}

    /** A new node; lists among the children stand for their elements. */
    record Build(NodeKind kind, List<Reference> children) implements PegAction {}

    /** A list; lists among the elements stand for their elements. */
    record Concatenate(List<Reference> elements) implements PegAction {}

    /** The error that the program deserves. Without a place (a function found none) there is none, and no match either. */
    record Raise(String type, Place place, List<MessagePart> message) implements PegAction {}

    /** A variable, or what a function makes of it. */
    record Reference(PegHost.Function function, int slot) {}

    /** A test that must have this outcome. */
    record Condition(PegHost.Test test, int slot, boolean outcome) {}

    /** Where an error is: {@code HERE} uses neither reference, {@code RANGE} both, the others the first. */
    record Place(Extent extent, Reference from, Reference to) {}

    /** How far the range of an error reaches. */
    enum Extent {
        /** The last token that was looked at. */
        HERE,
        /** From the start of one node to the end of another. */
        RANGE,
        /** From the start of a node to where the tokenizer stands. */
        FROM,
        /** The end of a node. */
        END_OF
    }

    /** Text as it is, if {@link #content} is TEXT; else something about a node. A slot of -1 is the node at the error's start. */
    record MessagePart(Content content, String text, int slot) {}

    /** What a part of a message says. */
    enum Content {
        TEXT,
        /** {@code {kind}}: what the node is. */
        KIND,
        /** {@code {text a}}: the name or keyword that the node is. */
        SPELLING,
        /** {@code {line a}}: the line the node starts on. */
        LINE
    }
}
