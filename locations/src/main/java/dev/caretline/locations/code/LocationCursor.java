package dev.caretline.locations.code;

/**
 * Walks the entries of a location table. Before the first {@link #next} and after it has returned false, the other
 * methods mean nothing.
 *
 * <pre>while (cursor.next()) { cursor.startUnit() ... cursor.location() }</pre>
 */
public final class LocationCursor {
    private final ByteSequence table;
    private int at;
    private int computedLine;

    private int startUnit;
    private int endUnit;
    private int line;
    private int endLine;
    private int column;
    private int endColumn;

    LocationCursor(ByteSequence table, int firstlineno) {
        this.table = table;
        this.computedLine = firstlineno;
    }

    /** @throws MalformedCodeException if the next entry is no entry, or ends too early */
    public boolean next() {
        if (at == table.length()) {
            return false;
        }
        int first = table.at(at++);
        if ((first & LocationKind.START_OF_ENTRY) == 0) {
            throw new MalformedCodeException("location table: no entry starts at byte " + (at - 1));
        }
        startUnit = endUnit;
        endUnit += (first & 7) + 1;
        readLocation(first >> 3 & 15);
        return true;
    }

    private void readLocation(int kind) {
        if (kind == LocationKind.NONE) {
            set(-1, -1, -1, -1);
        } else if (kind == LocationKind.LONG) {
            computedLine += readSignedVarint();
            int end = computedLine + readVarint();
            int start = readVarint() - 1;
            set(computedLine, end, start, readVarint() - 1);
        } else if (kind == LocationKind.NO_COLUMNS) {
            computedLine += readSignedVarint();
            set(computedLine, computedLine, -1, -1);
        } else if (kind >= LocationKind.ONE_LINE) {
            computedLine += kind - LocationKind.ONE_LINE;
            int start = readByte();
            set(computedLine, computedLine, start, readByte());
        } else {
            int packed = readByte();
            int start = kind << 3 | packed >> 4;
            set(computedLine, computedLine, start, start + (packed & 15));
        }
    }

    private void set(int newLine, int newEndLine, int newColumn, int newEndColumn) {
        line = newLine;
        endLine = newEndLine;
        column = newColumn;
        endColumn = newEndColumn;
    }

    private int readByte() {
        if (at == table.length()) {
            throw new MalformedCodeException("location table: the last entry ends too early");
        }
        int value = table.at(at++);
        if ((value & LocationKind.START_OF_ENTRY) != 0) {
            throw new MalformedCodeException("location table: an entry ends too early at byte " + (at - 1));
        }
        return value;
    }

    /** Six bits a byte, low ones first, bit 6 says that there are more; wraps to a negative int as CPython's does. */
    private int readVarint() {
        int part = readByte();
        int value = part & 63;
        int shift = 0;
        while ((part & 64) != 0) {
            shift += 6;
            if (shift > 30) {
                throw new MalformedCodeException("location table: a number of more than 32 bits at byte " + at);
            }
            part = readByte();
            value |= (part & 63) << shift;
        }
        return value;
    }

    private int readSignedVarint() {
        int value = readVarint();
        return (value & 1) != 0 ? -(value >>> 1) : value >>> 1;
    }

    /** The first code unit of the entry, 0-based. */
    public int startUnit() {
        return startUnit;
    }

    /** The code unit after the last one of the entry. */
    public int endUnit() {
        return endUnit;
    }

    /** 1-based, 0 where a module starts; −1 if the entry has no location. */
    public int line() {
        return line;
    }

    /** Inclusive, 1-based; −1 if the entry has no location. */
    public int endLine() {
        return endLine;
    }

    /** In UTF-8 bytes, 0-based; −1 if the entry has no columns. */
    public int column() {
        return column;
    }

    /** Exclusive, in UTF-8 bytes, 0-based; −1 if the entry has no columns. */
    public int endColumn() {
        return endColumn;
    }

    public Location location() {
        return Location.ofNumbers(line, endLine, column, endColumn);
    }
}
