package dev.caretline.grammar.source;

/** A line of source text, 1-based; 0 stands only in location tables, where a module starts before its first line. */
public record Line(int number) {
    public Line {
        if (number < 0) {
            throw new IllegalArgumentException("line " + number);
        }
    }
}
