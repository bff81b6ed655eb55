package dev.caretline.grammar.source;

/**
 * A column in UTF-8 bytes of the decoded text from the start of its line, 0-based: {@code col_offset} of CPython's AST
 * and the column of its location tables. For a Latin-1 file it counts the bytes the text has in UTF-8, not the file's.
 */
public record ByteColumn(int bytes) {
    public ByteColumn {
        if (bytes < 0) {
            throw new IllegalArgumentException("byte column " + bytes);
        }
    }
}
