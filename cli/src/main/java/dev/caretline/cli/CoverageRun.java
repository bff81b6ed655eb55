package dev.caretline.cli;

import dev.caretline.cli.run.RunArguments;
import dev.caretline.coverage.config.Settings;
import dev.caretline.coverage.data.DataFiles;
import dev.caretline.coverage.report.Project;
import dev.caretline.engine.settings.CommandWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code caretline coverage run}: {@code caretline run} with probes. Options of coverage stand among those of run, and end
 * where the program starts.
 */
final class CoverageRun {
    private static final Set<String> WITH_VALUE = Set.of(
            "--source",
            "--include",
            "--omit",
            "--data-file",
            "--rcfile",
            "--flush-every",
            "--save-signal",
            "--probes",
            "--concurrency");
    private static final Set<String> SWITCHES =
            Set.of("--append", "-a", "--parallel-mode", "-p", "--branch", "--sigterm", "--timid", "--pylib", "-L");
    private static final Map<String, String> SHORT = Map.of("-a", "append", "-p", "parallel-mode", "-L", "pylib");
    private static final Set<String> PROBES = Set.of("fast", "portable");
    private static final Set<String> SIGNALS = Set.of("USR1", "USR2");

    private static final Pattern PACKAGE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*(\\.[\\p{L}_][\\p{L}\\p{N}_]*)*");

    private final Map<String, String> values = new TreeMap<>();
    private final List<String> rest = new ArrayList<>();

    private CoverageRun() {}

    /** The exit status of a call of {@code coverage run}; null if it is no such call, or one for help. */
    static @Nullable Integer execute(String[] args, Console console) {
        if (args.length < 3
                || !args[0].equals("coverage")
                || !args[1].equals("run")
                || List.of("-h", "--help", "-V", "--version").contains(args[2])) {
            return null;
        }
        CoverageRun run = new CoverageRun();
        try {
            run.read(List.of(args).subList(2, args.length));
            return run.start(console);
        } catch (RunArguments.WrongArgumentException | IllegalArgumentException e) {
            console.err().println("caretline coverage run: " + e.getMessage());
            console.err().println("Try 'caretline coverage run --help'.");
            return ExitCode.USAGE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes our options out; the others and the program are left. */
    private void read(List<String> words) {
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at);
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String name = equals < 0 ? word : word.substring(0, equals);
            if (WITH_VALUE.contains(name)) {
                if (equals < 0 && at + 1 == words.size()) {
                    throw new IllegalArgumentException("a value is missing after " + name);
                }
                values.put(name.substring(2), equals < 0 ? words.get(++at) : word.substring(equals + 1));
            } else if (SWITCHES.contains(word)) {
                values.put(SHORT.getOrDefault(word, word.substring(2)), "1");
            } else if (!word.startsWith("-") || word.equals("--") || word.startsWith("-m") || word.startsWith("-c")) {
                rest.addAll(words.subList(at, words.size()));
                return;
            } else {
                rest.add(word);
                if (RunArguments.takesNext(word) && at + 1 < words.size()) {
                    rest.add(words.get(++at));
                }
            }
            at++;
        }
    }

    private int start(Console console) throws RunArguments.WrongArgumentException, IOException {
        String rcfile = values.get("rcfile");
        Settings settings = CoverageOptions.settings(rcfile == null ? null : Path.of(rcfile), values.get("data-file"));
        RunArguments arguments = arguments(settings);
        List<String> all = new ArrayList<>(arguments.settings());
        DataFiles files = CoverageOptions.dataFiles(settings);
        Path folder = files.base().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("there is no folder " + folder + " for the data file");
        }
        all.add("coverage=");
        all.add("follow=1");
        all.add("coverage-data=" + files.base());
        add(all, "coverage-probes", oneOf("probes", PROBES));
        add(all, "coverage-save_signal", oneOf("save-signal", SIGNALS));
        add(all, "coverage-flush_every", flushEvery(settings));
        add(all, "coverage-sigterm", has("sigterm") || settings.flag("run.sigterm") ? "1" : "");
        add(
                all,
                "coverage-relative",
                settings.flag("run.relative_files") ? CoverageOptions.folder().toString() : "");
        choose(all, settings);
        if (!has("append") && !has("parallel-mode") && !settings.flag("run.parallel")) {
            files.erase();
        }
        return RunCommand.run(
                new RunArguments(
                        all,
                        arguments.python(),
                        arguments.options(),
                        arguments.isolated(),
                        arguments.plain(),
                        arguments.program(),
                        arguments.verbatim()),
                console);
    }

    /** What is left of the command line; the configured one if it names no program. */
    private RunArguments arguments(Settings settings) throws RunArguments.WrongArgumentException {
        RunArguments arguments = RunArguments.parse(rest);
        String configured = settings.text("run.command_line").orElse("");
        if (!arguments.program().isEmpty() || configured.isEmpty()) {
            return arguments;
        }
        List<String> words = new ArrayList<>(rest);
        words.addAll(CommandWords.of(configured));
        return RunArguments.parse(words).ofNoCommandLine();
    }

    private String flushEvery(Settings settings) {
        String given = values.get("flush-every");
        double seconds = (given == null ? settings : settings.with("run.flush_every", List.of(given)))
                .number("run.flush_every", 0);
        if (!(seconds >= 0)) {
            throw new IllegalArgumentException("--flush-every takes a number of seconds");
        }
        return seconds > 0 ? String.valueOf(seconds) : "";
    }

    private @Nullable String oneOf(String option, Set<String> allowed) {
        String value = values.get(option);
        if (value != null && !allowed.contains(value)) {
            throw new IllegalArgumentException("--" + option + " takes one of "
                    + String.join(", ", new TreeSet<>(allowed)) + ", not '" + value + "'");
        }
        return value;
    }

    /** Which files are measured, as patterns for what is compiled with probes and for the recorder. */
    private void choose(List<String> all, Settings settings) {
        List<String> sources = values.containsKey("source")
                ? list("source", List.of())
                : Project.SOURCES.stream()
                        .flatMap(key -> settings.list(key).stream())
                        .toList();
        List<String> folders = new ArrayList<>();
        List<String> packages = new ArrayList<>();
        for (String source : sources) {
            Path folder = CoverageOptions.folder().resolve(source).normalize();
            if (Files.exists(folder) || !PACKAGE.matcher(source).matches()) {
                folders.add(folder.toString());
            } else {
                packages.add(source);
                String path = "*/" + source.replace('.', '/');
                all.add("include=" + path + "/*");
                all.add("include=" + path + ".py");
            }
        }
        folders.forEach(folder -> all.add("include=" + folder));
        List<String> include = absolute(list("include", settings.list("run.include")));
        include.forEach(pattern -> all.add("include=" + pattern));
        if (has("pylib") || settings.flag("run.cover_pylib")) {
            all.add("include=*");
        }
        add(all, "coverage-folders", String.join("\t", folders));
        add(all, "coverage-packages", String.join("\t", packages));
        add(all, "coverage-include", sources.isEmpty() ? String.join("\t", include) : "");
        add(all, "coverage-omit", String.join("\t", absolute(list("omit", settings.list("run.omit")))));
    }

    private static List<String> absolute(List<String> patterns) {
        return patterns.stream()
                .map(pattern -> pattern.startsWith("*") || pattern.startsWith("/")
                        ? pattern
                        : CoverageOptions.folder() + "/" + pattern.replaceFirst("^\\./", ""))
                .toList();
    }

    private boolean has(String name) {
        return values.containsKey(name);
    }

    private List<String> list(String name, List<String> configured) {
        String value = values.get(name);
        return value == null
                ? configured
                : Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList();
    }

    private static void add(List<String> settings, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            settings.add(key + "=" + value);
        }
    }
}
