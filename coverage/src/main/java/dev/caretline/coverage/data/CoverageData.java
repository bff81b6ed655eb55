package dev.caretline.coverage.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** What has been recorded of all sources: by path, and of each path by the version of the source. */
public final class CoverageData {
    private final SortedMap<String, Map<String, SourceHits>> sources = new TreeMap<>();
    private final SortedSet<String> roots = new TreeSet<>();

    /** The versions of each source, oldest record first; one, unless the source was changed between runs. */
    public SortedMap<String, Map<String, SourceHits>> sources() {
        return Collections.unmodifiableSortedMap(sources);
    }

    /** The folders and files that runs were asked to measure, whether anything in them ran or not; none if all was. */
    public SortedSet<String> roots() {
        return Collections.unmodifiableSortedSet(roots);
    }

    void addRoot(String path) {
        roots.add(path);
    }

    /** The record of one version of a source; added if there is none. */
    public SourceHits source(String path, SourceHits like) {
        return sources.computeIfAbsent(path, p -> new LinkedHashMap<>())
                .computeIfAbsent(like.digest().hex(), d -> new SourceHits(like.digest(), like.events()));
    }

    /** Adds all that another one has. */
    public void add(CoverageData other) {
        roots.addAll(other.roots);
        other.sources.forEach((path, versions) ->
                versions.values().forEach(hits -> source(path, hits).add(hits)));
    }

    /** The same with other paths; what comes to have the same path is merged. */
    public CoverageData remapped(UnaryOperator<String> paths) {
        CoverageData result = new CoverageData();
        sources.forEach((path, versions) -> versions.values()
                .forEach(hits -> result.source(paths.apply(path), hits).add(hits)));
        // Paths are mapped by the folders that they are in.
        String inside = "/_";
        roots.forEach(root -> {
            String mapped = paths.apply(root + inside);
            result.roots.add(mapped.substring(0, mapped.length() - inside.length()));
        });
        return result;
    }
}
