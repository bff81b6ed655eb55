package dev.caretline.cli.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sources that paths stand for: a file itself, and every {@code .py} file below a folder, in order of name. As in
 * {@code compileall}, {@code __pycache__} folders and links to folders are not entered.
 */
public final class SourceFiles {
    private static final String SUFFIX = ".py";

    private SourceFiles() {}

    /** @throws UncheckedIOException if a folder cannot be listed */
    public static List<SourceFile> below(Path path) {
        List<SourceFile> out = new ArrayList<>();
        if (Files.isDirectory(path)) {
            walk(path, path, out);
        } else {
            Path name = path.getFileName();
            out.add(new SourceFile(path, name == null ? path : name));
        }
        return out;
    }

    private static void walk(Path root, Path folder, List<SourceFile> out) {
        for (Path entry : sortedEntries(folder)) {
            Path name = entry.getFileName();
            if (name == null || name.toString().equals("__pycache__")) {
                continue;
            }
            if (Files.isDirectory(entry)) {
                if (!Files.isSymbolicLink(entry)) {
                    walk(root, entry, out);
                }
            } else if (name.toString().endsWith(SUFFIX)) {
                out.add(new SourceFile(entry, root.relativize(entry)));
            }
        }
    }

    private static List<Path> sortedEntries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
