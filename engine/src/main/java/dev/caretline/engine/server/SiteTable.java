package dev.caretline.engine.server;

import dev.caretline.compiler.instrument.Site;
import dev.caretline.compiler.instrument.WeaveTable;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.locations.plain.PlainValue;
import java.util.List;

/**
 * The weavers' sites as plain values, for recorders: a tuple {@code (kind, role, line, column, end line, end column)} for
 * each, at the index that is its number. Kind is {@code tap} or {@code probe}; lines are 1-based, columns 0-based bytes of
 * UTF-8, ends exclusive.
 */
final class SiteTable {
    private SiteTable() {}

    static PlainValue toPlain(WeaveTable table) {
        return PlainValue.of(table.sites().stream().map(SiteTable::toPlain).toList());
    }

    private static PlainValue toPlain(Site site) {
        SourceRange range = site.range();
        return PlainValue.of(List.of(
                PlainValue.of(site.kind() == Site.Kind.TAP ? "tap" : "probe"),
                PlainValue.of(site.role()),
                PlainValue.of(range.lineNumber()),
                PlainValue.of(range.columnBytes()),
                PlainValue.of(range.endLineNumber()),
                PlainValue.of(range.endColumnBytes())));
    }
}
