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
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The sources that reports are about: those that were recorded, and those below {@code source} folders that never ran. */
public final class Project {
    /** The settings that name what is to be measured. */
    public static final List<String> SOURCES = List.of("run.source", "run.source_pkgs", "run.source_dirs");

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
        boolean namespaces = settings.flag("report.include_namespace_packages");
        data.sources().forEach((path, versions) -> {
            if (filter.wants(path)) {
                sources.put(path, versions);
            }
        });
        List<Path> roots = new ArrayList<>(filter.roots());
        data.roots().forEach(root -> roots.add(Path.of(root)));
        for (Path root : roots) {
            for (String path : PythonFiles.below(root, namespaces)) {
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
        private final Globs packages;
        private final List<Path> roots = new ArrayList<>();

        Filter(Settings settings, Path folder) {
            List<String> sources =
                    SOURCES.stream().flatMap(key -> settings.list(key).stream()).toList();
            List<String> named = new ArrayList<>();
            for (String source : sources) {
                Path root = folder.resolve(source).normalize();
                if (Files.exists(root)) {
                    roots.add(root);
                } else {
                    // A package is given by its name; where it was imported from, the run has recorded.
                    String path = "*/" + source.replace('.', '/');
                    named.addAll(List.of(path, path + ".py"));
                }
            }
            packages = new Globs(named, folder);
            List<String> included = new ArrayList<>(settings.list("report.include"));
            if (included.isEmpty() && sources.isEmpty()) {
                included.addAll(settings.list("run.include"));
            }
            List<String> omitted = new ArrayList<>(settings.list("run.omit"));
            omitted.addAll(settings.list("report.omit"));
            include = new Globs(included, folder);
            omit = new Globs(omitted, folder);
        }

        List<Path> roots() {
            return roots;
        }

        boolean wants(String path) {
            // What was given with -c or at a prompt is in no file.
            return !path.startsWith("<")
                    && !omit.match(path)
                    && isInSource(path)
                    && (include.isEmpty() || include.match(path));
        }

        private boolean isInSource(String path) {
            return (roots.isEmpty() && packages.isEmpty())
                    || packages.match(path)
                    || roots.stream().anyMatch(root -> Path.of(path).startsWith(root));
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
