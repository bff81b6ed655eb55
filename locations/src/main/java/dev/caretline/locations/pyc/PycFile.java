package dev.caretline.locations.pyc;

import dev.caretline.locations.bytecode.BytecodeVersion;
import dev.caretline.locations.code.CodeObject;
import dev.caretline.locations.code.MalformedCodeException;
import dev.caretline.locations.marshal.MarshalledCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A {@code .pyc}: 16 bytes of magic number, flags and {@link PycHeader}, then a code object. */
public record PycFile(BytecodeVersion version, PycHeader header, MarshalledCode marshalled) {
    private static final int HEADER_SIZE = 16;
    private static final short CARRIAGE_RETURN_NEWLINE = 0x0a0d;
    private static final int HASH_BASED = 1;
    private static final int CHECK_SOURCE = 2;

    /** Of a module that was compiled here. */
    public static PycFile ofCompiled(CodeObject code, BytecodeVersion version, PycHeader header) {
        return new PycFile(version, header, MarshalledCode.ofCompiled(code));
    }

    /** @throws MalformedCodeException if the bytes are no {@code .pyc}, or one of another version than 3.11 to 3.14 */
    public static PycFile read(byte[] bytes) {
        if (bytes.length < HEADER_SIZE) {
            throw new MalformedCodeException("pyc: only " + bytes.length + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int magicNumber = Short.toUnsignedInt(buffer.getShort());
        if (buffer.getShort() != CARRIAGE_RETURN_NEWLINE) {
            throw new MalformedCodeException("pyc: no magic number at the start");
        }
        BytecodeVersion version = BytecodeVersion.ofMagicNumber(magicNumber)
                .orElseThrow(() -> new MalformedCodeException("pyc: magic number " + magicNumber + " is none of "
                        + BytecodeVersion.V3_11 + " to " + BytecodeVersion.V3_14));
        PycHeader header = readHeader(buffer);
        byte[] marshal = Arrays.copyOfRange(bytes, HEADER_SIZE, bytes.length);
        return new PycFile(version, header, MarshalledCode.read(marshal));
    }

    /** Whether bytes begin with the magic number of a version that can be read, which no Python source does. */
    public static boolean startsLikeOne(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return bytes.length >= HEADER_SIZE
                && BytecodeVersion.ofMagicNumber(Short.toUnsignedInt(buffer.getShort()))
                        .isPresent()
                && buffer.getShort() == CARRIAGE_RETURN_NEWLINE;
    }

    private static PycHeader readHeader(ByteBuffer buffer) {
        int flags = buffer.getInt();
        return switch (flags) {
            case 0 -> new PycHeader.Timestamp(buffer.getInt(), buffer.getInt());
            case HASH_BASED, HASH_BASED | CHECK_SOURCE ->
                new PycHeader.Hash(buffer.getLong(), (flags & CHECK_SOURCE) != 0);
            default -> throw new MalformedCodeException("pyc: invalid flags 0x" + Integer.toHexString(flags));
        };
    }

    public CodeObject code() {
        return marshalled.code();
    }

    public byte[] toBytes() {
        byte[] head = head(version, header);
        byte[] marshal = marshalled.toBytes();
        byte[] bytes = Arrays.copyOf(head, head.length + marshal.length);
        System.arraycopy(marshal, 0, bytes, head.length, marshal.length);
        return bytes;
    }

    /** The 16 bytes that a {@code .pyc} with this header starts with: enough to see whether one is up to date. */
    public static byte[] head(BytecodeVersion version, PycHeader header) {
        ByteBuffer buffer = ByteBuffer.allocate(HEADER_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putShort((short) version.magicNumber()).putShort(CARRIAGE_RETURN_NEWLINE);
        if (header instanceof PycHeader.Timestamp timestamp) {
            buffer.putInt(0).putInt(timestamp.modified()).putInt(timestamp.sourceSize());
        } else if (header instanceof PycHeader.Hash hash) {
            buffer.putInt(HASH_BASED | (hash.checkSource() ? CHECK_SOURCE : 0)).putLong(hash.sourceHash());
        }
        return buffer.array();
    }
}
