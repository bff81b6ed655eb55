package dev.caretline.coverage.data;

import dev.caretline.coverage.config.Globs;
import dev.caretline.coverage.config.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Paths of other machines as paths here, by the {@code [paths]} of a configuration: of each entry the first folder is the one
 * here, and the others, which may be patterns, are names of the same folder elsewhere.
 */
public final class PathMapping {
    private record Entry(String here, List<String> elsewhere) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Path folder;

    /** @param folder what relative paths start from */
    public PathMapping(Settings settings, Path folder) {
        this.folder = folder;
        for (String key : settings.values().keySet()) {
            if (key.startsWith("paths.")) {
                List<String> names = settings.list(key);
                if (!names.isEmpty()) {
                    String here = folder.resolve(names.get(0)).normalize().toString();
                    entries.add(new Entry(here, names));
                }
            }
        }
    }

    /** What a path is called here; the path itself if no entry is about it. */
    public String map(String path) {
        for (Entry entry : entries) {
            for (String name : entry.elsewhere) {
                String rest = below(path, name);
                if (rest != null) {
                    return entry.here + "/" + rest;
                }
            }
        }
        return path;
    }

    /** What of a path is below a folder: the longest such folder counts, should the pattern fit several. */
    private @Nullable String below(String path, String pattern) {
        Globs globs = new Globs(List.of(strip(pattern)), folder);
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            if (globs.matchExactly(path.substring(0, slash).replace('\\', '/'))) {
                return path.substring(slash + 1);
            }
        }
        return null;
    }

    private static String strip(String pattern) {
        return pattern.length() > 1 && pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern;
    }
}
