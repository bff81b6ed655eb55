package dev.caretline.grammar.diagnosis.peg;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text in which each letter is a token; upper case ones are names, and {@code .} is a line end. */
final class LetterHost implements PegHost, PegVocabulary {
    private static final int NAME = 1;

    final List<String> errors = new ArrayList<>();
    private final String text;
    private int fetched;

    LetterHost(String text) {
        this.text = text;
    }

    /** How many tokens were looked at. */
    int fetched() {
        return fetched;
    }

    @Override
    public boolean fetch(int token) {
        if (token != fetched++) {
            throw new IllegalStateException("token " + token + " after " + (fetched - 2));
        }
        if (token < text.length() && text.charAt(token) == '$') {
            errors.add("no token at " + token);
            return false;
        }
        return true;
    }

    @Override
    public int type(int token) {
        char c = token < text.length() ? text.charAt(token) : ' ';
        return Character.isUpperCase(c) ? NAME : c;
    }

    @Override
    public boolean isLayout(int token) {
        return type(token) == '.';
    }

    @Override
    public boolean isSpelled(int token, String word) {
        return type(token) == NAME && spelling(token).equals(word);
    }

    @Override
    public boolean isSoftKeyword(int token) {
        return isSpelled(token, "S");
    }

    @Override
    public @Nullable Node leaf(int token) {
        return Node.token(NodeKind.NAME, token);
    }

    @Override
    public void raiseHere(String type, String message) {
        errors.add(message + " at " + (fetched - 1));
    }

    @Override
    public void raiseRange(String type, int firstToken, int lastToken, String message) {
        errors.add(message + " at " + firstToken + "-" + lastToken);
    }

    @Override
    public void raiseFrom(String type, int firstToken, String message) {
        errors.add(message + " from " + firstToken);
    }

    @Override
    public void raiseEndOf(String type, int firstToken, int lastToken, String message) {
        errors.add(message + " after " + lastToken);
    }

    @Override
    public void raiseTooDeep() {
        errors.add("too deep");
    }

    @Override
    public String spelling(int token) {
        return text.substring(token, token + 1);
    }

    @Override
    public int line(int token) {
        return 7;
    }

    @Override
    public int tokenSpelled(String spelling) {
        return spelling.charAt(0);
    }

    @Override
    public int tokenClass(String name) {
        return name.equals("NAME") ? NAME : '.';
    }

    @Override
    public boolean isLeaf(String tokenClass) {
        return tokenClass.equals("NAME");
    }

    @Override
    public PegHost.Function function(String name) {
        return name.equals("last") ? (host, list) -> list.lastChild() : (host, node) -> null;
    }

    @Override
    public PegHost.Test test(String name) {
        return (host, node) -> node.kind() == NodeKind.NAME;
    }
}
