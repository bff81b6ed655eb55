package dev.caretline.cli.compile;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Replaces a file so that a reader finds the old bytes or the new ones, never a part. */
final class AtomicFile {
    private AtomicFile() {}

    /**
     * Writes a file that gets the permissions of another one, and can be written by its owner, as {@code py_compile} does.
     *
     * @throws IOException if it cannot be written, or if {@code target} is there and is no plain file: replacing a link
     *     or a device is hardly ever meant
     */
    static void write(Path target, byte[] bytes, Path permissionsOf) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("is no plain file and will not be replaced");
        }
        Path draft = target.resolveSibling(target.getFileName() + "."
                + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".new");
        try {
            Files.write(draft, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            copyPermissions(permissionsOf, draft);
            move(draft, target);
        } catch (IOException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
    }

    private static void move(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        if (to.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Set<PosixFilePermission> permissions = EnumSet.of(PosixFilePermission.OWNER_WRITE);
            permissions.addAll(Files.getPosixFilePermissions(from));
            Files.setPosixFilePermissions(to, permissions);
        }
    }
}
