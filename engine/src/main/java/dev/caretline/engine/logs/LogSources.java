package dev.caretline.engine.logs;

import dev.caretline.locations.traceback.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the sources that a log names: as named, or below a root, where as many of the last parts of the name are kept as
 * lead to a file. Only regular files of a bounded size are read, each once.
 */
public final class LogSources {
    private static final int MAX_SIZE = 32 << 20;

    private final List<Path> roots;
    private final Map<String, Optional<Source>> found = new HashMap<>();

    public LogSources(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    public Optional<Source> find(String filename) {
        return found.computeIfAbsent(filename, this::search);
    }

    private Optional<Source> search(String filename) {
        try {
            Path named = Path.of(filename);
            for (Path root : roots) {
                for (int from = 0; from < named.getNameCount(); from++) {
                    Optional<Source> source = read(
                            root.resolve(named.subpath(from, named.getNameCount()))
                                    .normalize(),
                            filename);
                    if (source.isPresent()) {
                        return source;
                    }
                }
            }
            return read(named, filename);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<Source> read(Path path, String name) {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_SIZE + 1);
            return bytes.length > MAX_SIZE ? Optional.empty() : Optional.of(Source.of(bytes, name));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
