package dev.caretline.locations.code;

import java.util.ArrayList;
import java.util.List;

/** Reads exception tables; {@link ExceptionTableWriter} has the format. */
public final class ExceptionTable {
    private final ByteSequence table;
    private int at;

    private ExceptionTable(ByteSequence table) {
        this.table = table;
    }

    /**
     * The entries in their order, which CPython's compiler makes that of their starts.
     *
     * @throws MalformedCodeException if the table ends within an entry or holds a number that no table can
     */
    public static List<ExceptionEntry> decode(ByteSequence table) {
        ExceptionTable reader = new ExceptionTable(table);
        List<ExceptionEntry> entries = new ArrayList<>();
        while (reader.at < table.length()) {
            entries.add(reader.readEntry());
        }
        return List.copyOf(entries);
    }

    private ExceptionEntry readEntry() {
        if ((table.at(at) & ExceptionTableWriter.START_OF_ENTRY) == 0) {
            throw new MalformedCodeException("exception table: no entry starts at byte " + at);
        }
        int start = readVarint(true);
        int length = readVarint(false);
        int target = readVarint(false);
        int depthAndLasti = readVarint(false);
        return new ExceptionEntry(start, start + length, target, depthAndLasti >> 1, (depthAndLasti & 1) != 0);
    }

    private int readVarint(boolean startsEntry) {
        int value = 0;
        for (int bytes = 1; ; bytes++) {
            if (at == table.length()) {
                throw new MalformedCodeException("exception table: the last entry ends too early");
            }
            int part = table.at(at++);
            boolean start = (part & ExceptionTableWriter.START_OF_ENTRY) != 0;
            if (start != (startsEntry && bytes == 1)) {
                throw new MalformedCodeException("exception table: an entry ends too early at byte " + (at - 1));
            }
            value = value << 6 | (part & 0x3f);
            if ((part & ExceptionTableWriter.MORE) == 0) {
                return value;
            }
            if (bytes == ExceptionTableWriter.MAX_VARINT_SIZE) {
                throw new MalformedCodeException("exception table: a number of more than 30 bits at byte " + at);
            }
        }
    }
}
