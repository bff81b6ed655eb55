package dev.caretline.cli;

import dev.caretline.coverage.config.Settings;
import dev.caretline.coverage.data.CoverageData;
import dev.caretline.coverage.data.DataFile;
import dev.caretline.coverage.data.DataFiles;
import dev.caretline.coverage.data.DataProblem;
import dev.caretline.coverage.data.SourceHits;
import dev.caretline.engine.files.PrivateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code caretline coverage debug}. */
@Command(
        name = "debug",
        description = "Shows what the other commands work with: data files or the configuration.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class)
final class CoverageDebugCommand implements Callable<Integer> {
    @Mixin
    private final CoverageOptions options = new CoverageOptions();

    @Parameters(paramLabel = "TOPIC", defaultValue = "data", description = "data (the default) or config.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String topic;

    private final Console console;

    CoverageDebugCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            Settings settings = options.settings();
            switch (topic) {
                case "data" -> data(CoverageOptions.dataFiles(settings));
                case "config" -> config(settings);
                default -> {
                    console.err().println("caretline coverage debug: there is no topic " + topic);
                    return ExitCode.USAGE;
                }
            }
            return ExitCode.OK;
        } catch (IllegalArgumentException e) {
            console.err().println("caretline coverage debug: " + e.getMessage());
            return ExitCode.USAGE;
        } catch (IOException e) {
            console.err().println("caretline coverage debug: " + PrivateFolder.reason(e));
            return ExitCode.FAILURE;
        }
    }

    private void config(Settings settings) {
        if (settings.values().isEmpty()) {
            console.out()
                    .println("no settings: neither .coveragerc, setup.cfg, tox.ini nor pyproject.toml in "
                            + CoverageOptions.folder() + " has any for coverage");
        }
        new TreeMap<>(settings.values())
                .forEach((key, value) -> console.out().println(key + ": " + String.join(", ", value)));
    }

    private void data(DataFiles files) throws IOException {
        for (Path file : files.list()) {
            CoverageData data = new CoverageData();
            List<DataProblem> problems = DataFile.read(file, data);
            console.out().println(file);
            problems.forEach(problem -> console.out().println("  " + problem.message()));
            data.sources().forEach(this::source);
        }
    }

    private void source(String path, Map<String, SourceHits> versions) {
        for (SourceHits hits : versions.values()) {
            console.out()
                    .println("  " + path + " " + hits.digest().hex() + ": "
                            + hits.hits().cardinality() + " of " + hits.events() + " events recorded, "
                            + hits.aborts().size() + " instructions aborted");
        }
    }
}
