package dev.caretline.grammar.parser;

/** Ends a parse at the first token that cannot continue the input. It says where, not why: that is for the diagnosis. */
final class ParseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int token;

    ParseFailure(int token) {
        super("at token " + token, null, false, false);
        this.token = token;
    }

    /** The index of the token. */
    int token() {
        return token;
    }
}
