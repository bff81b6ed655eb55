package dev.caretline.cli;

import dev.caretline.coverage.config.Settings;
import dev.caretline.coverage.data.CoverageData;
import dev.caretline.coverage.data.DataFile;
import dev.caretline.coverage.data.DataFiles;
import dev.caretline.coverage.data.DataProblem;
import dev.caretline.coverage.data.PathMapping;
import dev.caretline.engine.files.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code caretline coverage combine}. */
@Command(
        name = "combine",
        description = "Makes one data file of many, from other machines too: [paths] says which folders are the same.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class)
final class CoverageCombineCommand implements Callable<Integer> {
    @Mixin
    private final CoverageOptions options = new CoverageOptions();

    @Option(
            names = {"-a", "--append"},
            description = "Keep what the combined file has already.")
    private boolean append;

    @Option(names = "--keep", description = "Do not remove the files that were combined.")
    private boolean keep;

    @Option(
            names = {"-q", "--quiet"},
            description = "Do not say how many files were combined.")
    private boolean quiet;

    @Parameters(
            paramLabel = "PATH",
            description = "Data files, and folders of them; without any, those of this folder.")
    private List<Path> paths = List.of();

    private final Console console;

    CoverageCombineCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            return combine();
        } catch (IllegalArgumentException e) {
            console.err().println("caretline coverage combine: " + e.getMessage());
            return ExitCode.USAGE;
        } catch (IOException e) {
            console.err().println("caretline coverage combine: " + PrivateFolder.reason(e));
            return ExitCode.FAILURE;
        }
    }

    private int combine() throws IOException {
        Settings settings = options.settings();
        DataFiles files = CoverageOptions.dataFiles(settings);
        List<Path> inputs = inputs(files);
        if (inputs.isEmpty()) {
            console.err().println("caretline coverage combine: there are no data files");
            return ExitCode.FAILURE;
        }
        CoverageData data = new CoverageData();
        List<Path> read = new ArrayList<>();
        for (Path input : inputs) {
            List<DataProblem> problems = DataFile.read(input, data);
            problems.forEach(problem -> console.err().println("caretline coverage combine: " + problem));
            if (problems.isEmpty()) {
                read.add(input);
            }
        }
        CoverageData mapped =
                CoverageOptions.here(data).remapped(new PathMapping(settings, CoverageOptions.folder())::map);
        if (append && Files.exists(files.base())) {
            DataFile.read(files.base(), mapped);
        }
        DataFile.write(files.base(), mapped);
        for (Path input : keep ? List.<Path>of() : read) {
            if (!input.equals(files.base())) {
                Files.deleteIfExists(input);
            }
        }
        if (!quiet) {
            console.err().println(read.size() + " of " + inputs.size() + " files combined");
        }
        return read.isEmpty() ? ExitCode.FAILURE : ExitCode.OK;
    }

    private List<Path> inputs(DataFiles files) throws IOException {
        if (paths.isEmpty()) {
            return files.parts(CoverageOptions.folder());
        }
        List<Path> inputs = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                inputs.addAll(files.parts(path.toAbsolutePath()));
            } else {
                inputs.add(path.toAbsolutePath());
            }
        }
        return inputs;
    }
}
