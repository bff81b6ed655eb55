package dev.caretline.engine.values;

import dev.caretline.grammar.source.SourceRange;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What the slots of a scope mean, by the statement that failed.
 *
 * <p>As bytes, for the agent: all numbers are unsigned and in groups of seven bits, the lowest first, each but the last with
 * the bit 0x80; a range is its first line, its first column, the number of its last line less the first, and its end column.
 *
 * <pre>
 * table    = count unit*  count reraise*
 * unit     = range  count tap*                 in no order; they do not overlap
 * tap      = slot range
 * reraise  = range  named  range               the raise statement; 1 if it names the exception; the body of the try
 * </pre>
 *
 * @param units parts of the source, each with the slots that mean something when it has failed
 * @param reraises statements that let an exception go on that was caught in the same scope
 */
record TapTable(List<Unit> units, List<Reraise> reraises) {
    /** What is in a slot: the value of a range of source text. */
    record Tap(int slot, SourceRange range) {}

    /**
     * A statement, or what of it is not in its body.
     *
     * @param range holds the first place of every range that can be to blame
     */
    record Unit(SourceRange range, List<Tap> taps) {
        Unit {
            taps = List.copyOf(taps);
        }
    }

    /**
     * A {@code raise} in a handler, of the exception that was caught.
     *
     * @param named whether it is named, so that the traceback has the statement as well as where the exception came from
     * @param body where the exception came from: its slots are untouched
     */
    record Reraise(SourceRange range, boolean named, SourceRange body) {}

    TapTable {
        units = List.copyOf(units);
        reraises = List.copyOf(reraises);
    }

    byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        number(units.size(), out);
        for (Unit unit : units) {
            range(unit.range, out);
            number(unit.taps.size(), out);
            for (Tap tap : unit.taps) {
                number(tap.slot, out);
                range(tap.range, out);
            }
        }
        number(reraises.size(), out);
        for (Reraise reraise : reraises) {
            range(reraise.range, out);
            number(reraise.named ? 1 : 0, out);
            range(reraise.body, out);
        }
        return out.toByteArray();
    }

    private static void range(SourceRange range, ByteArrayOutputStream out) {
        number(range.lineNumber(), out);
        number(range.columnBytes(), out);
        number(range.endLineNumber() - range.lineNumber(), out);
        number(range.endColumnBytes(), out);
    }

    private static void number(int number, ByteArrayOutputStream out) {
        int rest = number;
        while (rest >= 0x80) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    /** Collects a table. */
    static final class Builder {
        private final List<Unit> units = new ArrayList<>();
        private final List<Reraise> reraises = new ArrayList<>();

        void add(Unit unit) {
            units.add(unit);
        }

        void add(Reraise reraise) {
            reraises.add(reraise);
        }

        TapTable build() {
            return new TapTable(units, reraises);
        }
    }
}
