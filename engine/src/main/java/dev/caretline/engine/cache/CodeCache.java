package dev.caretline.engine.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * The folder of {@linkplain CacheEntry entries}: {@code code/AB/CDEF...} below the user's cache, named by their keys. Only
 * written here; a file that cannot be written is not missed.
 */
public final class CodeCache {
    /** How many bytes of entries are kept when the cache is {@linkplain #prune pruned}. */
    public static final long LARGEST = 256L << 20;

    private static final Duration ABANDONED = Duration.ofHours(1);
    private static final String DRAFT = ".new";

    private final Path folder;

    /** @param cache the user's cache folder */
    public CodeCache(Path cache) {
        folder = cache.resolve("code");
    }

    /** Keeps an entry if it can; a reader finds all of it or nothing. */
    public void put(byte[] key, byte[] entry) {
        String name = HexFormat.of().formatHex(key);
        Path file = folder.resolve(name.substring(0, 2)).resolve(name.substring(2));
        Path draft = file.resolveSibling(name.substring(2, 18)
                + Long.toHexString(ThreadLocalRandom.current().nextLong())
                + DRAFT);
        try {
            Files.createDirectories(file.getParent());
            Files.write(draft, entry, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(draft);
        }
    }

    /** Removes the entries that were written first, until the rest takes no more than some bytes. */
    public void prune(long bytes) {
        List<Stored> entries = entries();
        long size = entries.stream().mapToLong(Stored::size).sum();
        Instant abandoned = Instant.now().minus(ABANDONED);
        for (Stored entry : entries) {
            boolean draft = entry.file().toString().endsWith(DRAFT);
            if (draft ? entry.written().toInstant().isBefore(abandoned) : size > bytes) {
                delete(entry.file());
                size -= entry.size();
            }
        }
    }

    private record Stored(Path file, FileTime written, long size) {}

    /** The oldest first. */
    private List<Stored> entries() {
        List<Stored> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder, 2)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    found.add(new Stored(file, Files.getLastModifiedTime(file), Files.size(file)));
                } catch (IOException e) {
                    // Somebody else removed it.
                }
            });
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
        found.sort(Comparator.comparing(Stored::written));
        return found;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It stays where it is, which harms nobody.
        }
    }
}
