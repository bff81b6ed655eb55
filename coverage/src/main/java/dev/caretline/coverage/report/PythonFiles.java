package dev.caretline.coverage.report;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The sources below a folder that can be imported, by the rules of coverage.py ({@code find_python_files}): a folder in it
 * counts if it has an {@code __init__.py}, and names that editors give to their copies do not.
 */
final class PythonFiles {
    private static final Pattern NAME = Pattern.compile("[^.#~!$@%^&*()+=,]+\\.pyw?");

    private PythonFiles() {}

    /**
     * Their paths; the file itself, if it is one, and none if there is nothing of this name.
     *
     * @param namespaces whether folders without {@code __init__.py} count, too
     */
    static SortedSet<String> below(Path root, boolean namespaces) throws IOException {
        SortedSet<String> paths = new TreeSet<>();
        if (!Files.exists(root)) {
            return paths;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean counts =
                        namespaces || folder.equals(root) || Files.isRegularFile(folder.resolve("__init__.py"));
                return counts ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (NAME.matcher(file.getFileName().toString()).matches() && Files.isRegularFile(file)) {
                    paths.add(file.toString());
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) {
                return FileVisitResult.CONTINUE;
            }
        });
        return paths;
    }
}
