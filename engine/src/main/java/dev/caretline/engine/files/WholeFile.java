package dev.caretline.engine.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/** Writes files so that a reader finds the old bytes or the new ones, never a part. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes beside the target and renames. What was there is replaced, be it a link.
     *
     * @throws IOException if it cannot be written; nothing is left behind then
     */
    public static void write(Path target, byte[] bytes) throws IOException {
        Path draft = beside(target, ".new");
        try {
            Files.write(draft, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
    }

    /** A name beside a file that nobody else uses: its own with something random and an ending after it. */
    public static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + "."
                + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ending);
    }
}
