package dev.caretline.cli;

import dev.caretline.cli.run.RunArguments;
import dev.caretline.coverage.config.Settings;
import dev.caretline.coverage.data.DataFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code caretline coverage run}: {@code caretline run} with probes. Options of coverage stand among those of run, and end
 * where the program starts.
 */
final class CoverageRun {
    private static final Set<String> WITH_VALUE = Set.of(
            "--source", "--include", "--omit", "--data-file", "--rcfile", "--flush-every", "--probes", "--concurrency");
    private static final Set<String> SWITCHES =
            Set.of("--append", "-a", "--parallel-mode", "-p", "--branch", "--sigterm", "--timid");

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
                values.put(word.equals("-a") ? "append" : word.equals("-p") ? "parallel-mode" : word.substring(2), "1");
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
        RunArguments arguments = RunArguments.parse(rest);
        List<String> all = new ArrayList<>(arguments.settings());
        DataFiles files = CoverageOptions.dataFiles(settings);
        all.add("coverage=");
        all.add("follow=1");
        all.add("coverage-data=" + files.base());
        add(all, "coverage-probes", values.get("probes"));
        add(
                all,
                "coverage-flush_every",
                values.getOrDefault(
                        "flush-every", settings.text("run.flush_every").orElse("")));
        add(all, "coverage-sigterm", has("sigterm") || settings.flag("run.sigterm") ? "1" : "");
        List<String> only = list("source", settings.list("run.source")).stream()
                .flatMap(source -> included(source).stream())
                .toList();
        only.forEach(pattern -> all.add("include=" + pattern));
        add(all, "coverage-only", String.join("\t", only));
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
                        arguments.program()),
                console);
    }

    /** The patterns of what a source stands for: a folder, or a package or module by its name where there is no such folder. */
    private static List<String> included(String source) {
        Path folder = CoverageOptions.folder().resolve(source);
        if (Files.exists(folder) || !PACKAGE.matcher(source).matches()) {
            return List.of(folder.normalize().toString());
        }
        String path = source.replace('.', '/');
        return List.of("*/" + path + "/*", "*/" + path + ".py");
    }

    private boolean has(String name) {
        return values.containsKey(name);
    }

    private List<String> list(String name, List<String> configured) {
        String value = values.get(name);
        return value == null ? configured : List.of(value.split(","));
    }

    private static void add(List<String> settings, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            settings.add(key + "=" + value);
        }
    }
}
