package dev.caretline.coverage.config;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What configuration files and the command line say, by section and key: {@code run.source}, {@code report.omit}. A value
 * is a list of texts, one for a single value.
 *
 * @param values by key
 */
public record Settings(Map<String, List<String>> values) {
    public static final Settings NONE = new Settings(Map.of());

    /** The keys that mean something, beside those of {@code paths}. */
    public static final Set<String> KNOWN = Set.of(
            "run.source",
            "run.source_pkgs",
            "run.source_dirs",
            "run.include",
            "run.omit",
            "run.data_file",
            "run.parallel",
            "run.flush_every",
            "run.sigterm",
            "run.cover_pylib",
            "run.relative_files",
            "run.command_line",
            "report.include",
            "report.omit",
            "report.exclude_lines",
            "report.exclude_also",
            "report.partial_branches",
            "report.partial_also",
            "report.include_namespace_packages",
            "report.ignore_errors",
            "report.fail_under",
            "report.show_missing",
            "report.skip_covered",
            "report.skip_empty",
            "report.sort",
            "report.format",
            "report.precision",
            "html.directory",
            "html.title",
            "json.output",
            "json.pretty_print",
            "lcov.output",
            "xml.output");

    public Settings {
        values = Map.copyOf(values);
    }

    /** What another one says goes before what this one says. */
    public Settings with(Settings stronger) {
        Map<String, List<String>> all = new LinkedHashMap<>(values);
        all.putAll(stronger.values);
        return new Settings(all);
    }

    public Settings with(String key, List<String> value) {
        return value.isEmpty() ? this : with(new Settings(Map.of(key, value)));
    }

    /** All texts of a key; a single text may hold several, separated by commas or on lines of their own. */
    public List<String> list(String key) {
        List<String> texts = values.getOrDefault(key, List.of());
        return texts.stream()
                .flatMap(text -> Arrays.stream(text.split("[,\\n]", -1)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** All texts of a key whose values are patterns: only lines separate them. */
    public List<String> lines(String key) {
        return values.getOrDefault(key, List.of()).stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    public Optional<String> text(String key) {
        List<String> texts = values.getOrDefault(key, List.of());
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts.get(0).strip());
    }

    public boolean flag(String key) {
        return text(key)
                .map(text -> List.of("true", "1", "yes", "on").contains(text.toLowerCase(Locale.ROOT)))
                .orElse(false);
    }

    /** @throws IllegalArgumentException if the value is not a number */
    public double number(String key, double otherwise) {
        Optional<String> text = text(key);
        try {
            return text.isEmpty() ? otherwise : Double.parseDouble(text.get());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " is not a number: " + text.get(), e);
        }
    }
}
