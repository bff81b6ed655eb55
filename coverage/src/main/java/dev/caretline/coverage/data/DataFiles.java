package dev.caretline.coverage.data;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The data files of a project: one with a plain name, which combining makes, and those with the host, the number and some
 * random digits of a process behind that name.
 */
public final class DataFiles {
    /** The process's part of a name, as the recorder makes it. */
    private static final Pattern PROCESS = Pattern.compile("\\..+\\.\\d+\\.[0-9a-f]{8}");

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
        String name = base.getFileName().toString();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(where)) {
            for (Path entry : entries) {
                String found = entry.getFileName().toString();
                if (found.startsWith(name)
                        && PROCESS.matcher(found.substring(name.length())).matches()
                        && Files.isRegularFile(entry)) {
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

    /** Removes all of them, and nothing that is no data file whatever its name; returns how many there were. */
    public int erase() throws IOException {
        int count = 0;
        for (Path file : list()) {
            if (DataFile.isOne(file) && Files.deleteIfExists(file)) {
                count++;
            }
        }
        return count;
    }
}
