package dev.caretline.engine.protocol;

import dev.caretline.locations.plain.PlainReader;
import dev.caretline.locations.plain.PlainValue;
import dev.caretline.locations.plain.PlainWriter;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A message: {@code length u32 | kind u8 | id u32 | body}, little-endian; the length is that of what follows it, the body
 * is a plain value.
 *
 * @param kind a number of {@link FrameKind}, or one that this version does not know
 * @param id of a question, chosen by who asks, and of its answer
 * @param body a dict, in every kind there is
 */
public record Frame(int kind, int id, PlainValue body) {
    /** How many bytes may follow the length: more than any source that a person has written. */
    public static final int LARGEST = 1 << 28;

    private static final int LENGTH_BYTES = 4;
    private static final int HEAD_BYTES = 5;

    /**
     * Reads one; empty at the end of the stream.
     *
     * @throws IOException if the stream fails or ends within the frame, or if it is too long
     * @throws dev.caretline.locations.plain.MalformedPlainException if its body is no plain value
     */
    public static Optional<Frame> read(InputStream in) throws IOException {
        byte[] head = in.readNBytes(LENGTH_BYTES);
        if (head.length == 0) {
            return Optional.empty();
        }
        if (head.length < LENGTH_BYTES) {
            throw new EOFException("the stream ends in a frame");
        }
        int length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (length < HEAD_BYTES || length > LARGEST) {
            throw new IOException("a frame of " + Integer.toUnsignedString(length) + " bytes");
        }
        DataInputStream data = new DataInputStream(in);
        int kind = data.readUnsignedByte();
        int id = Integer.reverseBytes(data.readInt());
        byte[] body = data.readNBytes(length - HEAD_BYTES);
        if (body.length < length - HEAD_BYTES) {
            throw new EOFException("the stream ends in a frame");
        }
        return Optional.of(new Frame(kind, id, PlainReader.read(body)));
    }

    /**
     * Writes all of it at once.
     *
     * @throws IllegalArgumentException if it is too long; nothing is written then
     */
    public void write(OutputStream out) throws IOException {
        byte[] bytes = PlainWriter.write(body);
        if (bytes.length > LARGEST - HEAD_BYTES) {
            throw new IllegalArgumentException(
                    "a message of " + bytes.length + " bytes: at most " + LARGEST + " may be");
        }
        ByteBuffer buffer =
                ByteBuffer.allocate(LENGTH_BYTES + HEAD_BYTES + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(HEAD_BYTES + bytes.length).put((byte) kind).putInt(id).put(bytes);
        out.write(buffer.array());
        out.flush();
    }
}
