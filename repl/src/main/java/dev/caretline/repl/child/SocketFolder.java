package dev.caretline.repl.child;

import dev.caretline.engine.files.FolderTree;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A folder for sockets that only the user can enter, named {@code caretline-repl-PID-NUMBER} after the process that it goes
 * with.
 */
final class SocketFolder {
    private static final String PREFIX = "caretline-repl-";

    private SocketFolder() {}

    /** Makes one, which is deleted when this process ends. */
    static Path make() throws IOException {
        Path parent = parent();
        long number = System.nanoTime();
        while (true) {
            // Nobody gains by knowing the name beforehand: a folder that is there already is not taken.
            Path folder = parent.resolve(PREFIX + ProcessHandle.current().pid() + "-" + Long.toHexString(number++));
            try {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } catch (FileAlreadyExistsException e) {
                continue;
            }
            // A terminal that is closed ends this process in its own way.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FolderTree.delete(folder)));
            return folder;
        }
    }

    private static Path parent() {
        return Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    }

    /** Deletes the folders of this user's processes that were killed. */
    static void sweep() {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent(), PREFIX + "*")) {
            for (Path folder : folders) {
                if (Files.isWritable(folder) && !isAlive(folder.getFileName().toString())) {
                    FolderTree.delete(folder);
                }
            }
        } catch (IOException e) {
            // They are only space.
        }
    }

    private static boolean isAlive(String name) {
        String rest = name.substring(PREFIX.length());
        try {
            return ProcessHandle.of(Long.parseLong(rest.substring(0, Math.max(rest.indexOf('-'), 0))))
                    .isPresent();
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
