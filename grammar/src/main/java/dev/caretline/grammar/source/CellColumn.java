package dev.caretline.grammar.source;

/**
 * A column in the cells of a terminal from the start of its line, 0-based; how wide a character is, a terminal library knows.
 */
public record CellColumn(int cells) {
    public CellColumn {
        if (cells < 0) {
            throw new IllegalArgumentException("cell column " + cells);
        }
    }
}
