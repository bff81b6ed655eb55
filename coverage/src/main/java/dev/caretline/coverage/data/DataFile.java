package dev.caretline.coverage.data;

import dev.caretline.locations.plain.MalformedPlainException;
import dev.caretline.locations.plain.PlainReader;
import dev.caretline.locations.plain.PlainValue;
import dev.caretline.locations.plain.PlainWriter;
import dev.caretline.locations.pyc.SourceHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

    /** Whether a file is ours to replace: it starts as data files do, as far as it goes. */
    public static boolean isOne(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(MARK.length);
            return Arrays.equals(start, Arrays.copyOf(MARK, start.length));
        } catch (IOException e) {
            return false;
        }
    }

    /** Adds what a file holds to some data; returns what could not be read. */
    public static List<DataProblem> read(Path file, CoverageData into) {
        List<DataProblem> problems = new ArrayList<>();
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length == 0) {
                problems.add(new DataProblem(file, "is empty"));
            }
            scan(file, bytes, new RecordReader(into), problems);
        } catch (IOException e) {
            problems.add(new DataProblem(file, "cannot be read: " + reason(e)));
        }
        return problems;
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof NoSuchFileException ? "there is no such file" : String.valueOf(e.getMessage());
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
            problems.add(new DataProblem(file, damage(at, next, bytes.length, any || isMark(bytes, 0))));
            at = next;
        }
    }

    private static String damage(int at, int next, int length, boolean ours) {
        if (!ours && at == 0 && next == length) {
            return "is not a coverage data file";
        }
        return next == length
                ? "is cut off at byte " + at + "; what stands before was read"
                : "is damaged from byte " + at + " to " + next + "; the rest was read";
    }

    private static boolean isMark(byte[] bytes, int at) {
        int end = at + MARK.length;
        return end <= bytes.length && Arrays.equals(bytes, at, end, MARK, 0, MARK.length);
    }

    private static byte @Nullable [] recordAt(byte[] bytes, int at) {
        if (at + HEADER > bytes.length || !isMark(bytes, at)) {
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
            if (bytes[at] == MARK[0] && isMark(bytes, at)) {
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

    /**
     * Writes data as one file, whole or not at all.
     *
     * @throws IllegalArgumentException if there is a file of this name that is no data file
     */
    public static void write(Path file, CoverageData data) throws IOException {
        if (Files.exists(file) && !isOne(file)) {
            throw new IllegalArgumentException(file + " is not a coverage data file; it is left as it is");
        }
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
