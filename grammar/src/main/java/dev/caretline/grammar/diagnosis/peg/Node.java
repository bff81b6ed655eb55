package dev.caretline.grammar.diagnosis.peg;

import java.util.List;

/**
 * What a rule has matched: as much of a syntax tree as some message needs.
 *
 * @param first the token the match starts with
 * @param last the token it ends with, inclusive; line ends and indentation after it do not count
 */
public record Node(NodeKind kind, int first, int last, List<Node> children) {
    /** A match about which nothing has to be known. */
    static final Node MATCHED = new Node(NodeKind.OTHER, -1, -1, List.of());

    /** The value of an optional item that is not there. */
    static final Node ABSENT = new Node(NodeKind.ABSENT, -1, -1, List.of());

    /** A node that is one token. */
    public static Node token(NodeKind kind, int token) {
        return new Node(kind, token, token, List.of());
    }

    static Node list(List<Node> elements) {
        return new Node(NodeKind.LIST, -1, -1, elements);
    }

    /** The last child of a node that has one. */
    public Node lastChild() {
        return children.get(children.size() - 1);
    }
}
