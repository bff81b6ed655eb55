package dev.caretline.locations.code;

import java.util.Arrays;

/**
 * Encodes an exception table as CPython's assembler does ({@code assemble_emit_exception_table_entry}, the same in 3.11
 * to 3.14): for each entry start, length, target and {@code depth * 2 + lasti}, in code units. A number takes 6 bits a
 * byte, high ones first; bit 6 says that more follow, bit 7 marks the first byte of an entry.
 */
public final class ExceptionTableWriter {
    static final int START_OF_ENTRY = 0x80;
    static final int MORE = 0x40;
    static final int MAX_VARINT_SIZE = 5;
    private static final int MAX_ENTRY_SIZE = 4 * MAX_VARINT_SIZE;
    private static final int MAX_NUMBER = (1 << 30) - 1;

    private byte[] buffer = new byte[64];
    private int size;

    /**
     * Adds the entry of a run of instructions.
     *
     * @param start first code unit of the run
     * @param end the code unit after it, larger than {@code start}
     * @param target first code unit of the handler
     * @param depth how many values of the stack are kept
     * @param lasti whether the offset of the raising instruction is pushed before the exception
     */
    public void add(int start, int end, int target, int depth, boolean lasti) {
        if (size + MAX_ENTRY_SIZE > buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int first = size;
        writeVarint(start);
        buffer[first] |= (byte) START_OF_ENTRY;
        writeVarint(end - start);
        writeVarint(target);
        writeVarint(depth << 1 | (lasti ? 1 : 0));
    }

    public void add(ExceptionEntry entry) {
        add(entry.start(), entry.end(), entry.target(), entry.depth(), entry.lasti());
    }

    /** The table of what has been added. */
    public ByteSequence toBytes() {
        return ByteSequence.copyOf(buffer, 0, size);
    }

    private void writeVarint(int number) {
        if (number < 0 || number > MAX_NUMBER) {
            throw new IllegalArgumentException("a number of more than 30 bits in an exception table: " + number);
        }
        for (int shift = 24; shift > 0; shift -= 6) {
            if (number >>> shift != 0) {
                buffer[size++] = (byte) (MORE | (number >>> shift & 0x3f));
            }
        }
        buffer[size++] = (byte) (number & 0x3f);
    }
}
