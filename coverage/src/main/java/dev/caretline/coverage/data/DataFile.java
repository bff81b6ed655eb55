package dev.caretline.coverage.data;

import dev.caretline.locations.plain.MalformedPlainException;
import dev.caretline.locations.plain.PlainReader;
import dev.caretline.locations.plain.PlainValue;
import dev.caretline.locations.plain.PlainWriter;
import dev.caretline.locations.pyc.SourceHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes data files: records, each a mark, the length and the hash of what follows, and a marshalled tuple. A
 * process appends a record by one write, so a file that ends early has lost its last record only; behind damage reading
 * goes on at the next mark.
 */
public final class DataFile {
    /** The version of the format, part of the first record of each process. */
    static final int VERSION = 1;

    private static final byte[] MARK = {(byte) 0xc4, (byte) 0xb1, 'C', 'V'};
    private static final long HASH_KEY = 0x6361726574L;
    private static final int HEADER = MARK.length + Integer.BYTES + Long.BYTES;

    private DataFile() {}

    /** Adds what a file holds to some data; returns what could not be read. */
    public static List<DataProblem> read(Path file, CoverageData into) {
        List<DataProblem> problems = new ArrayList<>();
        try {
            scan(file, Files.readAllBytes(file), new RecordReader(into), problems);
        } catch (IOException e) {
            problems.add(new DataProblem(file, "cannot be read: " + e.getMessage()));
        }
        return problems;
    }

    private static void scan(Path file, byte[] bytes, RecordReader reader, List<DataProblem> problems) {
        int at = 0;
        boolean any = false;
        while (at < bytes.length) {
            byte @Nullable [] body = recordAt(bytes, at);
            if (body != null) {
                String problem = reader.read(parse(body));
                if (problem != null) {
                    problems.add(new DataProblem(file, problem));
                    return;
                }
                any = true;
                at += HEADER + body.length;
                continue;
            }
            int next = nextMark(bytes, at + 1);
            problems.add(new DataProblem(file, damage(at, next, bytes.length, any)));
            at = next;
        }
    }

    private static String damage(int at, int next, int length, boolean any) {
        if (!any && at == 0 && next == length) {
            return "is not a coverage data file";
        }
        return next == length
                ? "is cut off at byte " + at + "; what stands before was read"
                : "is damaged from byte " + at + " to " + next + "; the rest was read";
    }

    private static byte @Nullable [] recordAt(byte[] bytes, int at) {
        if (at + HEADER > bytes.length || !Arrays.equals(bytes, at, at + MARK.length, MARK, 0, MARK.length)) {
            return null;
        }
        ByteBuffer header =
                ByteBuffer.wrap(bytes, at + MARK.length, HEADER - MARK.length).order(ByteOrder.LITTLE_ENDIAN);
        int length = header.getInt();
        long hash = header.getLong();
        if (length < 0 || length > bytes.length - at - HEADER) {
            return null;
        }
        byte[] body = Arrays.copyOfRange(bytes, at + HEADER, at + HEADER + length);
        return SourceHash.of(body, HASH_KEY) == hash ? body : null;
    }

    private static int nextMark(byte[] bytes, int from) {
        for (int at = from; at + MARK.length <= bytes.length; at++) {
            if (bytes[at] == MARK[0] && Arrays.equals(bytes, at, at + MARK.length, MARK, 0, MARK.length)) {
                return at;
            }
        }
        return bytes.length;
    }

    private static PlainValue parse(byte[] body) {
        try {
            return PlainReader.read(body);
        } catch (MalformedPlainException e) {
            return PlainValue.none();
        }
    }

    /** Writes data as one file, whole or not at all. */
    public static void write(Path file, CoverageData data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (PlainValue value : RecordWriter.records(data)) {
            byte[] body = PlainWriter.write(value);
            ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
            header.put(MARK).putInt(body.length).putLong(SourceHash.of(body, HASH_KEY));
            out.writeBytes(header.array());
            out.writeBytes(body);
        }
        Path folder = file.toAbsolutePath().getParent();
        Path temporary = Files.createTempFile(folder, ".caretline-coverage-", ".tmp");
        try {
            Files.write(temporary, out.toByteArray());
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
