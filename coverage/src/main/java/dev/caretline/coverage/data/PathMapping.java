package dev.caretline.coverage.data;

import dev.caretline.coverage.config.Globs;
import dev.caretline.coverage.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Paths of other machines as paths here, by the {@code [paths]} of a configuration: of each entry the first folder is the one
 * here, and the others, which may be patterns, are names of the same folder elsewhere.
 */
public final class PathMapping {
    /** A drive, or the name of another machine. */
    private static final Pattern WINDOWS = Pattern.compile("[A-Za-z]:[\\\\/]|\\\\\\\\");

    private record Entry(String here, List<Globs> elsewhere) {}

    private final List<Entry> entries = new ArrayList<>();

    /** @param folder what relative paths start from */
    public PathMapping(Settings settings, Path folder) {
        for (String key : settings.values().keySet()) {
            if (key.startsWith("paths.")) {
                List<String> names = settings.list(key);
                if (!names.isEmpty()) {
                    String here = folder.resolve(names.get(0)).normalize().toString();
                    entries.add(new Entry(
                            here,
                            names.stream()
                                    .map(name -> new Globs(List.of(slashed(name)), folder))
                                    .toList()));
                }
            }
        }
    }

    /**
     * What a path is called here: the first name that an entry gives it and that there is a file of, or else the first; the
     * path itself if no entry is about it.
     */
    public String map(String path) {
        String slashed = isOfWindows(path) ? path.replace('\\', '/') : path;
        String first = null;
        for (Entry entry : entries) {
            for (Globs name : entry.elsewhere) {
                String rest = below(slashed, name);
                if (rest != null) {
                    String here = entry.here + "/" + rest;
                    if (Files.exists(Path.of(here))) {
                        return here;
                    }
                    first = first == null ? here : first;
                }
            }
        }
        return first == null ? path : first;
    }

    /** The same, but a path that there is keeps its name where nothing is under the other. */
    public String mapIfThere(String path) {
        String mapped = map(path);
        return Files.exists(Path.of(path)) && !Files.exists(Path.of(mapped)) ? path : mapped;
    }

    private static boolean isOfWindows(String path) {
        return WINDOWS.matcher(path).lookingAt();
    }

    /** What of a path is below a folder: the longest such folder counts, should the pattern fit several. */
    private static @Nullable String below(String path, Globs folder) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            if (folder.matchExactly(path.substring(0, slash))) {
                return path.substring(slash + 1);
            }
        }
        return null;
    }

    private static String slashed(String pattern) {
        String slashed = pattern.indexOf('/') < 0 || isOfWindows(pattern) ? pattern.replace('\\', '/') : pattern;
        return slashed.length() > 1 && slashed.endsWith("/") ? slashed.substring(0, slashed.length() - 1) : slashed;
    }
}
