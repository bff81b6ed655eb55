package dev.caretline.engine.cache;

import dev.caretline.locations.bytecode.BytecodeVersion;
import dev.caretline.locations.plain.PlainValue;
import dev.caretline.locations.plain.PlainWriter;
import dev.caretline.locations.pyc.PycFile;
import dev.caretline.locations.pyc.PycHeader;
import dev.caretline.locations.pyc.SourceHash;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The content of a file of the cache: a {@code .pyc}, so that CPython can run the file itself, with more behind the code.
 *
 * <pre>{@code
 * header 16 | marshalled code | extra | key 32 | length of code 8 | length of extra 8 | checksum 8 | magic 8
 * }</pre>
 *
 * Numbers are little-endian. The extra is a marshalled dict or nothing. The checksum is {@code _imp.source_hash} of all
 * bytes before it, under {@link #SEED}.
 */
public final class CacheEntry {
    /** Of the checksum, and of the first hash of a key. */
    public static final long SEED = 0x6361726574L;

    /** Bytes of a key. */
    public static final int KEY_BYTES = 32;

    private static final byte[] MAGIC = "caretln2".getBytes(StandardCharsets.US_ASCII);
    private static final int NUMBERS_BYTES = 4 * Long.BYTES;

    private CacheEntry() {}

    /**
     * The bytes of an entry.
     *
     * @param marshalled a code object, or nothing in an entry that is no code
     * @param extra a dict, or None
     */
    public static byte[] bytes(byte[] key, byte[] marshalled, PlainValue extra) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key of " + key.length + " bytes");
        }
        byte[] header = PycFile.head(BytecodeVersion.V3_11, new PycHeader.Hash(0, false));
        byte[] more = extra.isNone() ? new byte[0] : PlainWriter.write(extra);
        int size = header.length + marshalled.length + more.length + KEY_BYTES + NUMBERS_BYTES;
        ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(header).put(marshalled).put(more).put(key);
        buffer.putLong(marshalled.length).putLong(more.length);
        byte[] checked = new byte[buffer.position()];
        buffer.get(0, checked);
        buffer.putLong(SourceHash.of(checked, SEED)).put(MAGIC);
        return buffer.array();
    }
}
