package dev.caretline.grammar.source;

/**
 * An index into a whole text in UTF-16 units, 0-based: how Java, and so a line editor, counts.
 */
public record CharIndex(int utf16) {
    public CharIndex {
        if (utf16 < 0) {
            throw new IllegalArgumentException("character index " + utf16);
        }
    }
}
