package dev.caretline.engine.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder and all that is in it. */
public final class FolderTree {
    private FolderTree() {}

    /** Deletes as much of it as can be deleted; links are deleted, not followed. Is quiet about what stays. */
    public static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    return deleted(file);
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) {
                    return deleted(visited);
                }
            });
        } catch (IOException e) {
            // Nobody depends on it: it is only space.
        }
    }

    private static FileVisitResult deleted(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // It stays, and the folders above it with it.
        }
        return FileVisitResult.CONTINUE;
    }
}
