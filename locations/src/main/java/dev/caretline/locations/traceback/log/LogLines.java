package dev.caretline.locations.traceback.log;

import dev.caretline.locations.code.ByteSequence;
import java.io.ByteArrayOutputStream;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of a stream, in pieces of bounded size: no line is longer than memory. */
final class LogLines {
    /** A longer line is no line of a traceback. */
    static final int LONGEST = 1 << 16;

    /**
     * A line with its end, or a piece of a long one.
     *
     * @param isWhole whether it is a line of its own, and not a piece
     */
    record Line(ByteSequence bytes, boolean isWhole) {}

    private final InputStream in;
    private final Flushable out;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private boolean isInLongLine;

    /** @param out what is flushed before it has to be waited for more to read */
    LogLines(InputStream in, Flushable out) {
        this.in = in;
        this.out = out;
    }

    Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean startsWithin = isInLongLine;
        while (line.size() < LONGEST) {
            if (position == limit) {
                if (in.available() == 0) {
                    out.flush();
                }
                limit = Math.max(0, in.read(buffer));
                position = 0;
                if (limit == 0) {
                    break;
                }
            }
            int end = position;
            int stop = Math.min(limit, position + LONGEST - line.size());
            while (end < stop && buffer[end] != '\n') {
                end++;
            }
            boolean isEnd = end < stop;
            line.write(buffer, position, end - position + (isEnd ? 1 : 0));
            position = end + (isEnd ? 1 : 0);
            if (isEnd) {
                isInLongLine = false;
                return Optional.of(new Line(ByteSequence.copyOf(line.toByteArray()), !startsWithin));
            }
        }
        isInLongLine = limit > 0;
        return line.size() == 0
                ? Optional.empty()
                : Optional.of(new Line(ByteSequence.copyOf(line.toByteArray()), limit == 0 && !startsWithin));
    }
}
