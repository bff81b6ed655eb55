package dev.caretline.locations.code;

import dev.caretline.grammar.source.Line;
import dev.caretline.grammar.source.SourceRange;
import java.util.Optional;

/** Where an instruction comes from, as far as the location table knows. */
public sealed interface Location {
    /** The usual case: a range of source text. */
    record Full(SourceRange range) implements Location {}

    /** Whole lines, both inclusive, without columns: of implicit instructions, and of all with ranges off. */
    record Lines(Line first, Line last) implements Location {}

    /** An instruction that stands for no source text. */
    enum None implements Location {
        NONE
    }

    /**
     * Of the four numbers of {@code co_positions()}, −1 for None. A table can hold an end before its start (CPython 3.11
     * gives an end line of 0 to a return it had to find a line for); that counts as no columns, or as the start line alone.
     */
    static Location ofNumbers(int line, int endLine, int column, int endColumn) {
        if (line < 0) {
            return None.NONE;
        }
        if (column < 0 || endColumn < 0 || endLine < line || (endLine == line && endColumn < column)) {
            return new Lines(new Line(line), new Line(Math.max(line, endLine)));
        }
        return new Full(SourceRange.ofNumbers(line, column, endLine, endColumn));
    }

    /** The range of a {@link Full} location, else empty. */
    default Optional<SourceRange> sourceRange() {
        return this instanceof Full full ? Optional.of(full.range()) : Optional.empty();
    }

    /** The first line, if there is one. */
    default Optional<Line> startLine() {
        if (this instanceof Full full) {
            return Optional.of(full.range().line());
        }
        return this instanceof Lines lines ? Optional.of(lines.first()) : Optional.empty();
    }
}
