package dev.caretline.coverage.data;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The data files of a project: one with a plain name, which combining makes, and those with the host, the number and some
 * random digits of a process behind that name.
 */
public final class DataFiles {
    private final Path base;

    /** @param base the file without the process's part */
    public DataFiles(Path base) {
        this.base = base.toAbsolutePath().normalize();
    }

    public Path base() {
        return base;
    }

    /** The files there are, sorted. */
    public List<Path> list() throws IOException {
        List<Path> files = new ArrayList<>(parts(folder()));
        if (Files.isRegularFile(base)) {
            files.add(base);
        }
        Collections.sort(files);
        return files;
    }

    /** The files of processes in another folder. */
    public List<Path> parts(Path where) throws IOException {
        List<Path> files = new ArrayList<>();
        if (!Files.isDirectory(where)) {
            return files;
        }
        String prefix = base.getFileName() + ".";
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(where)) {
            for (Path entry : entries) {
                if (entry.getFileName().toString().startsWith(prefix) && Files.isRegularFile(entry)) {
                    files.add(entry);
                }
            }
        }
        Collections.sort(files);
        return files;
    }

    private Path folder() {
        Path parent = base.getParent();
        return parent == null ? Path.of("") : parent;
    }

    /** Removes all of them; returns how many there were. */
    public int erase() throws IOException {
        List<Path> files = list();
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        return files.size();
    }
}
