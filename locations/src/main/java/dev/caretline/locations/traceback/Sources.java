package dev.caretline.locations.traceback;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the source of a code object by its file name, as the process itself would: relative to its working directory, then
 * on its {@code sys.path}. A file is read once. Only regular files of a bounded size are read.
 */
public final class Sources {
    private static final int MAX_SIZE = 256 << 20;

    private final @Nullable Path workingDirectory;
    private final List<String> searchPath;
    private final Map<String, SentSource> sent;
    private final Map<Path, Optional<Source>> files = new HashMap<>();
    private final Map<String, Optional<Source>> found = new HashMap<>();
    private final Map<String, Optional<Source>> direct = new HashMap<>();

    private final @Nullable Function<String, Optional<Source>> lookup;

    private Sources(
            @Nullable Path workingDirectory,
            List<String> searchPath,
            Map<String, SentSource> sent,
            @Nullable Function<String, Optional<Source>> lookup) {
        this.lookup = lookup;
        this.workingDirectory = workingDirectory;
        this.searchPath = searchPath;
        this.sent = sent;
    }

    /** The sources as the process of this failure would find them. */
    public static Sources of(Failure failure) {
        return new Sources(
                path(failure.workingDirectory()).orElse(null),
                failure.searchPath(),
                Map.copyOf(failure.sources()),
                null);
    }

    /** Sources by name, for what is in no file. */
    public static Sources of(Map<String, String> texts) {
        Map<String, SentSource> sent = new HashMap<>();
        texts.forEach((name, text) -> sent.put(name, new SentSource(text, SentSource.Origin.OWN)));
        return new Sources(null, List.of(), sent, null);
    }

    /** Sources that somebody else finds, whatever they are called. */
    public static Sources of(Function<String, Optional<Source>> lookup) {
        return new Sources(null, List.of(), Map.of(), lookup);
    }

    /**
     * As CPython's C code looks for it ({@code _Py_DisplaySourceLine}): names in angle brackets are no files; a file that is
     * not there is looked for by the last part of its name.
     */
    public Optional<Source> file(String filename) {
        if (lookup != null) {
            return looked(lookup, filename);
        }
        if (isPseudoName(filename)) {
            return Optional.empty();
        }
        Optional<Source> known = found.get(filename);
        if (known == null) {
            known = sent(filename, Set.of(SentSource.Origin.FILE))
                    .or(() -> read(filename, filename))
                    .or(() -> onSearchPath(filename, filename.substring(filename.lastIndexOf('/') + 1)));
            found.put(filename, known);
        }
        return known;
    }

    /**
     * As the {@code linecache} module finds it: a text that the process has, then the file; a relative name also on
     * {@code sys.path}.
     */
    public Optional<Source> ofLinecache(String filename) {
        return find(filename, EnumSet.allOf(SentSource.Origin.class));
    }

    /** The same without texts that need not be what was compiled under that name. */
    public Optional<Source> any(String filename) {
        return find(filename, EnumSet.of(SentSource.Origin.FILE, SentSource.Origin.OWN));
    }

    private Optional<Source> find(String filename, Set<SentSource.Origin> origins) {
        if (lookup != null) {
            return looked(lookup, filename);
        }
        Optional<Source> text = sent(filename, origins);
        if (text.isPresent() || isPseudoName(filename)) {
            return text;
        }
        Optional<Source> known = direct.get(filename);
        if (known == null) {
            known = read(filename, filename);
            if (known.isEmpty() && !filename.startsWith("/")) {
                known = onSearchPath(filename, filename);
            }
            direct.put(filename, known);
        }
        return known;
    }

    private Optional<Source> sent(String filename, Set<SentSource.Origin> origins) {
        SentSource source = sent.get(filename);
        return source != null && origins.contains(source.origin())
                ? found.computeIfAbsent("sent " + filename, key -> Optional.of(Source.of(source.text(), filename)))
                : Optional.empty();
    }

    private Optional<Source> looked(Function<String, Optional<Source>> by, String filename) {
        return found.computeIfAbsent(filename, by);
    }

    private static boolean isPseudoName(String filename) {
        return filename.startsWith("<") && filename.endsWith(">");
    }

    private Optional<Source> onSearchPath(String filename, String tail) {
        for (String folder : searchPath) {
            if (folder.indexOf('\0') >= 0) {
                continue;
            }
            Optional<Source> source =
                    read(folder.isEmpty() || folder.endsWith("/") ? folder + tail : folder + "/" + tail, filename);
            if (source.isPresent()) {
                return source;
            }
        }
        return Optional.empty();
    }

    private Optional<Source> read(String file, String name) {
        Optional<Path> path = path(file)
                .map(relative -> workingDirectory == null ? relative : workingDirectory.resolve(relative))
                .filter(Path::isAbsolute);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Optional<Source> known = files.get(path.get());
        if (known == null) {
            known = readFile(path.get()).map(bytes -> Source.of(bytes, name));
            files.put(path.get(), known);
        }
        return known;
    }

    private static Optional<byte[]> readFile(Path path) {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_SIZE + 1);
            return bytes.length > MAX_SIZE ? Optional.empty() : Optional.of(bytes);
        } catch (IOException | SecurityException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> path(String name) {
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
