package dev.caretline.coverage.analysis;

import dev.caretline.grammar.source.SourceRange;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Parts of a source that are excluded, with all that starts in them. */
final class ExcludedRanges {
    static final ExcludedRanges NONE = new ExcludedRanges();

    private final NavigableMap<SourceRange, SourceRange> byStart = new TreeMap<>();

    /** Adds a part; outer ones come before those inside of them. */
    void add(SourceRange range) {
        if (!contains(range)) {
            byStart.put(start(range), range);
        }
    }

    /** Whether a range starts in one of the parts. */
    boolean contains(SourceRange range) {
        SourceRange start = start(range);
        Map.Entry<SourceRange, SourceRange> part = byStart.floorEntry(start);
        return part != null && part.getValue().contains(start);
    }

    /** Whether a range is in one of the parts as a whole. */
    boolean containsAll(SourceRange range) {
        Map.Entry<SourceRange, SourceRange> part = byStart.floorEntry(start(range));
        return part != null && part.getValue().contains(range);
    }

    private static SourceRange start(SourceRange range) {
        return SourceRange.ofNumbers(range.lineNumber(), range.columnBytes(), range.lineNumber(), range.columnBytes());
    }
}
