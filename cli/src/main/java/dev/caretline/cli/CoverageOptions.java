package dev.caretline.cli;

import dev.caretline.coverage.config.Settings;
import dev.caretline.coverage.config.SettingsFile;
import dev.caretline.coverage.data.CoverageData;
import dev.caretline.coverage.data.DataFile;
import dev.caretline.coverage.data.DataFiles;
import dev.caretline.coverage.data.DataProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands of coverage that read data take: where the data is, and which configuration holds. */
final class CoverageOptions {
    /** The data file of a project, unless it is configured. */
    static final String DATA_FILE = ".caretline-coverage";

    @Option(names = "--data-file", paramLabel = "FILE", description = "The data file (" + DATA_FILE + ").")
    private @Nullable String dataFile;

    @Option(names = "--rcfile", paramLabel = "FILE", description = "Read this configuration file only.")
    private @Nullable Path rcfile;

    /** The folder that all relative paths start from. */
    static Path folder() {
        return Path.of("").toAbsolutePath();
    }

    /** @throws IllegalArgumentException if a configuration file cannot be read */
    Settings settings() {
        return settings(rcfile, dataFile);
    }

    /** The variables of coverage.py hold where an option does not say otherwise. */
    static Settings settings(@Nullable Path rcfile, @Nullable String dataFile) {
        String file = rcfile != null ? rcfile.toString() : variable("COVERAGE_RCFILE");
        String data = dataFile != null ? dataFile : variable("COVERAGE_FILE");
        Settings settings = file == null ? SettingsFile.find(folder()) : SettingsFile.read(Path.of(file));
        return data == null ? settings : settings.with("run.data_file", List.of(data));
    }

    private static @Nullable String variable(String name) {
        String value = System.getenv(name);
        return value == null || value.isEmpty() ? null : value;
    }

    static DataFiles dataFiles(Settings settings) {
        String name =
                settings.text("run.data_file").filter(text -> !text.isEmpty()).orElse(DATA_FILE);
        return new DataFiles(folder().resolve(name));
    }

    /** All data there is; what cannot be read is named on standard error. */
    static CoverageData data(DataFiles files, Console console) throws IOException {
        CoverageData data = new CoverageData();
        List<DataProblem> problems = new ArrayList<>();
        for (Path file : files.list()) {
            problems.addAll(DataFile.read(file, data));
        }
        problems.forEach(problem -> console.err().println("caretline coverage: " + problem));
        return here(data);
    }

    /** With {@code relative_files}, sources are recorded by their way from the folder of the run. */
    static CoverageData here(CoverageData data) {
        return data.remapped(
                path -> isRelative(path) ? folder().resolve(path).normalize().toString() : path);
    }

    private static boolean isRelative(String path) {
        return !path.startsWith("/") && !path.startsWith("<") && path.indexOf(':') < 0 && path.indexOf('\\') < 0;
    }
}
