package dev.caretline.engine.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** A folder that nobody but its owner can write to, and whose owner is us: what lies in it is run as our code. */
public final class PrivateFolder {
    private static final Set<PosixFilePermission> OTHERS_WRITE =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    /** Found once: asking takes a file of our own, where the system has none for each process. */
    private static final class Self {
        static final int UID = uid();

        private static int uid() {
            try {
                return uidOf(Path.of("/proc/self"));
            } catch (IOException e) {
                return uidOfNewFile();
            }
        }

        private static int uidOfNewFile() {
            try {
                Path own = Files.createTempFile("caretline", null);
                try {
                    return uidOf(own);
                } finally {
                    Files.delete(own);
                }
            } catch (IOException e) {
                return -1;
            }
        }
    }

    private PrivateFolder() {}

    /**
     * Makes the folder and those above it, for the owner alone. One that is there already must be ours, or the system
     * administrator's; if it is ours and others may write to it, they may not from now on. Does nothing of that where
     * files have no POSIX owner.
     *
     * @throws IOException if it cannot be made or belongs to somebody else
     */
    public static void make(Path folder) throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("unix");
        if (!posix) {
            Files.createDirectories(folder);
            return;
        }
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        check(folder);
    }

    private static void check(Path folder) throws IOException {
        int owner = uidOf(folder);
        if (owner != Self.UID && owner != 0) {
            throw new IOException("it belongs to somebody else (user " + owner + ")");
        }
        Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(folder));
        if (permissions.removeAll(OTHERS_WRITE)) {
            if (owner != Self.UID) {
                throw new IOException("others may write to it");
            }
            Files.setPosixFilePermissions(folder, permissions);
        }
    }

    private static int uidOf(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }

    /** Why something could not be done with a file, in a few words. */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return "permission denied: " + denied.getFile();
        }
        if (e instanceof NoSuchFileException missing) {
            return "no such file: " + missing.getFile();
        }
        if (e instanceof FileAlreadyExistsException exists) {
            return "is no folder: " + exists.getFile();
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason() + ": " + system.getFile();
        }
        return String.valueOf(e.getMessage());
    }
}
