package dev.caretline.grammar.source;

/**
 * A column as wide as CPython draws it under the line of a traceback, 0-based: in 3.11 one for each code point, however wide a
 * terminal shows it.
 */
public record CaretColumn(int width) {
    public CaretColumn {
        if (width < 0) {
            throw new IllegalArgumentException("caret column " + width);
        }
    }
}
