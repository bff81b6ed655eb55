package dev.caretline.grammar.source;

/**
 * A column in code points from the start of its line, 1-based: {@code offset} of a SyntaxError that knows its encoding.
 */
public record CodePointColumn(int number) {
    public CodePointColumn {
        if (number < 1) {
            throw new IllegalArgumentException("code point column " + number);
        }
    }
}
