package dev.caretline.locations.traceback;

import dev.caretline.grammar.source.SourceRange;
import dev.caretline.locations.code.Location;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a traceback, or several equal ones in a row.
 *
 * @param code what was running
 * @param line 1-based; what CPython prints as the line, which need not be that of the location
 * @param lasti byte offset of the instruction in its code; −1 if unknown
 * @param location where the instruction came from
 * @param repeated how often the entry stands here, at least 1
 * @param continuesLine whether CPython takes it for a repetition of the entry before it: the same file, line and name
 * @param wentOn where the frame was last, if it executed something after what failed: a handler, {@code finally}, or more
 * @param names values of names that the frame uses
 * @param captured values of sub-expressions, kept while they were computed
 */
public record Frame(
        CodeIdentity code,
        int line,
        int lasti,
        Location location,
        int repeated,
        boolean continuesLine,
        Optional<Location> wentOn,
        List<NamedValue> names,
        List<CapturedValue> captured) {

    public Frame {
        names = List.copyOf(names);
        captured = List.copyOf(captured);
    }

    /** The same with another code. */
    public Frame withCode(CodeIdentity other) {
        return new Frame(other, line, lasti, location, repeated, continuesLine, wentOn, names, captured);
    }

    /** The range of the source that failed, if the process knows it. */
    public Optional<SourceRange> range() {
        return location.sourceRange();
    }

    /** A value that a name stands for when the failure is described: not always what it stood for when it failed. */
    public record NamedValue(String name, Scope scope, DescribedValue value) {}

    /** The value of the sub-expression with exactly this range. */
    public record CapturedValue(SourceRange range, DescribedValue value) {}

    /** Where a name is bound. */
    public enum Scope {
        LOCAL,
        FREE,
        GLOBAL,
        BUILTIN
    }
}
