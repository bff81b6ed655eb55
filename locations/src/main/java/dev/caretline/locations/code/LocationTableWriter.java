package dev.caretline.locations.code;

import java.util.Arrays;

/**
 * Encodes a location table as CPython's assembler does ({@code write_location_info_entry}, the same in 3.11 to 3.14): of
 * the forms that fit, the first one in the order none, no columns, short, one line, long.
 *
 * <p>Instructions are added in order, from the first code unit on. Lines and columns are CPython's own numbers: lines
 * 1-based and columns in UTF-8 bytes 0-based, the end column exclusive, −1 where there is none.
 */
public final class LocationTableWriter {
    private static final int MAX_ENTRY_SIZE = 25;

    private byte[] buffer = new byte[128];
    private int size;
    private int currentLine;

    private final boolean sharesEntries;
    private int pendingUnits;
    private int pendingLine;
    private int pendingEndLine;
    private int pendingColumn;
    private int pendingEndColumn;

    private LocationTableWriter(int firstlineno, boolean sharesEntries) {
        this.currentLine = firstlineno;
        this.sharesEntries = sharesEntries;
    }

    /** For 3.11, which writes an entry for each instruction. */
    public static LocationTableWriter entryPerInstruction(int firstlineno) {
        return new LocationTableWriter(firstlineno, false);
    }

    /** For 3.12 and later, where consecutive instructions of one location share an entry. */
    public static LocationTableWriter entryPerLocation(int firstlineno) {
        return new LocationTableWriter(firstlineno, true);
    }

    /**
     * Adds an instruction.
     *
     * @param codeUnits its size with {@code EXTENDED_ARG}s before and inline caches after it, at least 1
     * @param line negative if the instruction has no location; the other numbers do not matter then
     */
    public void add(int codeUnits, int line, int endLine, int column, int endColumn) {
        if (!sharesEntries) {
            writeEntries(codeUnits, line, endLine, column, endColumn);
            return;
        }
        if (line != pendingLine
                || endLine != pendingEndLine
                || column != pendingColumn
                || endColumn != pendingEndColumn) {
            flush();
            pendingLine = line;
            pendingEndLine = endLine;
            pendingColumn = column;
            pendingEndColumn = endColumn;
        }
        pendingUnits += codeUnits;
    }

    /** The table of what has been added. */
    public ByteSequence toBytes() {
        flush();
        return ByteSequence.copyOf(buffer, 0, size);
    }

    private void flush() {
        if (pendingUnits > 0) {
            writeEntries(pendingUnits, pendingLine, pendingEndLine, pendingColumn, pendingEndColumn);
            pendingUnits = 0;
        }
    }

    private void writeEntries(int codeUnits, int line, int endLine, int column, int endColumn) {
        int left = codeUnits;
        while (left > LocationKind.MAX_UNITS) {
            writeEntry(LocationKind.MAX_UNITS, line, endLine, column, endColumn);
            left -= LocationKind.MAX_UNITS;
        }
        writeEntry(left, line, endLine, column, endColumn);
    }

    private void writeEntry(int units, int line, int endLine, int column, int endColumn) {
        if (size + MAX_ENTRY_SIZE > buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        if (line < 0) {
            writeStart(LocationKind.NONE, units);
            return;
        }
        int lineDelta = line - currentLine;
        if (column < 0 || endColumn < 0) {
            if (endLine == line || endLine == -1) {
                writeStart(LocationKind.NO_COLUMNS, units);
                writeSignedVarint(lineDelta);
                currentLine = line;
                return;
            }
        } else if (endLine == line) {
            if (lineDelta == 0 && column < 80 && endColumn >= column && endColumn - column < 16) {
                writeStart(column >> 3, units);
                buffer[size++] = (byte) ((column & 7) << 4 | (endColumn - column));
                return;
            }
            if (lineDelta >= 0 && lineDelta < 3 && column < 128 && endColumn < 128) {
                writeStart(LocationKind.ONE_LINE + lineDelta, units);
                buffer[size++] = (byte) column;
                buffer[size++] = (byte) endColumn;
                currentLine = line;
                return;
            }
        }
        writeStart(LocationKind.LONG, units);
        writeSignedVarint(lineDelta);
        writeVarint(endLine - line);
        writeVarint(column + 1);
        writeVarint(endColumn + 1);
        currentLine = line;
    }

    private void writeStart(int kind, int units) {
        buffer[size++] = (byte) (LocationKind.START_OF_ENTRY | kind << 3 | (units - 1));
    }

    /** Writes the number as unsigned 32 bits, so an end line before its line survives. */
    private void writeVarint(int number) {
        int rest = number;
        while (rest >>> 6 != 0) {
            buffer[size++] = (byte) (0x40 | (rest & 0x3f));
            rest >>>= 6;
        }
        buffer[size++] = (byte) rest;
    }

    private void writeSignedVarint(int number) {
        writeVarint(number < 0 ? -number << 1 | 1 : number << 1);
    }
}
