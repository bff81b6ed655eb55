package dev.caretline.coverage.report;

import dev.caretline.coverage.analysis.Analysis;
import dev.caretline.coverage.analysis.Exclusion;
import dev.caretline.coverage.analysis.FileCoverage;
import dev.caretline.coverage.analysis.Totals;
import dev.caretline.coverage.config.Globs;
import dev.caretline.coverage.config.Settings;
import dev.caretline.coverage.data.CoverageData;
import dev.caretline.coverage.data.SourceHits;
import dev.caretline.coverage.model.SourceDigest;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sources that reports are about: those that were recorded, and those below {@code source} folders that never ran. */
public final class Project {
    private final Path folder;
    private final SortedMap<String, Map<String, SourceHits>> sources = new TreeMap<>();
    private final Exclusion exclusion;
    private final List<SourceProblem> problems = new ArrayList<>();

    /**
     * What settings choose of some data.
     *
     * @param folder what relative paths start from
     * @throws java.util.regex.PatternSyntaxException if a pattern of excluded lines is wrong
     */
    public Project(CoverageData data, Settings settings, Path folder) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        exclusion = exclusion(settings);
        Filter filter = new Filter(settings, this.folder);
        data.sources().forEach((path, versions) -> {
            if (filter.wants(path)) {
                sources.put(path, versions);
            }
        });
        for (Path root : filter.roots()) {
            for (String path : pythonFiles(root)) {
                if (filter.wants(path)) {
                    sources.putIfAbsent(path, Map.of());
                }
            }
        }
    }

    private static Exclusion exclusion(Settings settings) {
        List<String> exclude = new ArrayList<>(settings.lines("report.exclude_lines"));
        if (exclude.isEmpty()) {
            exclude.addAll(Exclusion.DEFAULT_EXCLUDE);
        }
        exclude.addAll(settings.lines("report.exclude_also"));
        List<String> partial = new ArrayList<>(settings.lines("report.partial_branches"));
        if (partial.isEmpty()) {
            partial.addAll(Exclusion.DEFAULT_PARTIAL);
        }
        partial.addAll(settings.lines("report.partial_also"));
        return Exclusion.of(exclude, partial);
    }

    /** Which paths are wanted. */
    private static final class Filter {
        private final Globs include;
        private final Globs omit;
        private final List<Path> roots = new ArrayList<>();

        Filter(Settings settings, Path folder) {
            List<String> included = new ArrayList<>(settings.list("report.include"));
            if (included.isEmpty()) {
                included.addAll(settings.list("run.include"));
            }
            List<String> omitted = new ArrayList<>(settings.list("run.omit"));
            omitted.addAll(settings.list("report.omit"));
            include = new Globs(included, folder);
            omit = new Globs(omitted, folder);
            for (String source : settings.list("run.source")) {
                Path root = folder.resolve(source).normalize();
                // A package is given by its name; it is looked for below the folder, as it would be imported.
                roots.add(Files.exists(root) ? root : folder.resolve(source.replace('.', '/')));
            }
        }

        List<Path> roots() {
            return roots;
        }

        boolean wants(String path) {
            if (omit.match(path)) {
                return false;
            }
            if (!roots.isEmpty()) {
                return roots.stream().anyMatch(root -> Path.of(path).startsWith(root));
            }
            return include.isEmpty() || include.match(path);
        }
    }

    private static SortedSet<String> pythonFiles(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return new TreeSet<>();
        }
        try (Stream<Path> files = Files.walk(root)) {
            SortedSet<String> paths = new TreeSet<>();
            files.filter(file -> file.toString().endsWith(".py") && Files.isRegularFile(file))
                    .forEach(file -> paths.add(file.toString()));
            return paths;
        }
    }

    public int size() {
        return sources.size();
    }

    /** What could not be reported, once {@link #report} is through. */
    public List<SourceProblem> problems() {
        return List.copyOf(problems);
    }

    /**
     * Hands all sources to a report; returns the totals.
     *
     * @param progress told how many sources are done
     */
    public Totals report(Report report, IntConsumer progress) throws IOException {
        Totals totals = Totals.NONE;
        int done = 0;
        for (Map.Entry<String, Map<String, SourceHits>> entry : sources.entrySet()) {
            FileCoverage file = analyse(entry.getKey(), entry.getValue());
            if (file != null) {
                totals = totals.plus(file.totals());
                report.file(file);
            }
            progress.accept(++done);
        }
        report.finish(totals);
        return totals;
    }

    private @Nullable FileCoverage analyse(String path, Map<String, SourceHits> versions) {
        try {
            SourceText source = SourceText.decode(Files.readAllBytes(Path.of(path)), path);
            SourceDigest digest = SourceDigest.of(source);
            SourceHits hits = versions.get(digest.hex());
            if (hits == null && !versions.isEmpty()) {
                problems.add(new SourceProblem(path, "was changed after it ran; what was recorded does not fit it"));
                return null;
            }
            if (versions.size() > 1) {
                problems.add(
                        new SourceProblem(path, "was changed between runs; only those of the file as it is count"));
            }
            return Analysis.of(path, name(path), source, hits == null ? new SourceHits(digest, 0) : hits, exclusion);
        } catch (IOException e) {
            problems.add(new SourceProblem(path, "cannot be read"));
        } catch (PythonSyntaxException e) {
            problems.add(new SourceProblem(path, "cannot be parsed: " + e.getMessage()));
        }
        return null;
    }

    private String name(String path) {
        Path file = Path.of(path);
        return file.startsWith(folder) ? folder.relativize(file).toString() : path;
    }
}
