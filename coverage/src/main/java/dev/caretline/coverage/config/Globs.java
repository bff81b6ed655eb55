package dev.caretline.coverage.config;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Patterns of files, as coverage.py has them: {@code *} and {@code ?} stay within a folder's name, {@code **} does not; a
 * pattern that starts with neither {@code *} nor {@code /} starts from the folder of the run. A pattern of a folder means
 * all in it.
 */
public final class Globs {
    private final List<Pattern> patterns;
    private final List<Pattern> exact;

    /** @param folder what relative patterns start from */
    public Globs(List<String> globs, Path folder) {
        exact = globs.stream().map(glob -> Pattern.compile(regex(glob, folder))).toList();
        patterns = exact.stream()
                .map(pattern ->
                        Pattern.compile(pattern.pattern() + (pattern.pattern().endsWith("/") ? ".*" : "(/.*)?")))
                .toList();
    }

    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    /** Whether one of the patterns fits a path. */
    public boolean match(String path) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    /** Whether one of the patterns fits the whole path, and not only a folder that it is in. */
    public boolean matchExactly(String path) {
        return exact.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    private static String regex(String glob, Path folder) {
        String absolute = glob.startsWith("*")
                        || glob.startsWith("/")
                        || glob.matches("[A-Za-z]:/.*")
                        || Path.of("/").equals(folder)
                ? glob
                : folder.toAbsolutePath().normalize() + "/" + glob.replaceFirst("^\\./", "");
        StringBuilder regex = new StringBuilder();
        if (absolute.startsWith("*") && !absolute.startsWith("**")) {
            // A leading star reaches over folders.
            regex.append(".*");
            absolute = absolute.substring(1);
        }
        for (int i = 0; i < absolute.length(); i++) {
            char c = absolute.charAt(i);
            if (absolute.startsWith("**/", i)) {
                regex.append("(.*/)?");
                i += 2;
            } else if (absolute.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else {
                regex.append(c == '/' ? "/" : Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }
}
