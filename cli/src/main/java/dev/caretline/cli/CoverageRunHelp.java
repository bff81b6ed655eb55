package dev.caretline.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of {@code caretline coverage run} as help and completion show them; {@link CoverageRun} does them. */
@Command(
        name = "run",
        description = "Runs a Python program, and records which parts of it are executed.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        footer = {
            "",
            "All options of 'caretline run' and of python come before the program too.",
            "Exit status: the program's own; 2 if the call is wrong.",
            "",
            "Examples:",
            "  caretline coverage run app.py --port 80",
            "  caretline coverage run --source src -m pytest"
        })
@SuppressWarnings("UnusedVariable") // picocli reads the declarations
final class CoverageRunHelp implements Callable<Integer> {
    @Option(
            names = "--source",
            paramLabel = "PATHS",
            description = "Folders or packages to measure, installed ones too.")
    private @Nullable String source;

    @Option(
            names = "--include",
            paramLabel = "PATTERNS",
            description = "Without --source: measure these files only, installed ones too.")
    private @Nullable String include;

    @Option(names = "--omit", paramLabel = "PATTERNS", description = "Do not measure these files.")
    private @Nullable String omit;

    @Option(
            names = {"-L", "--pylib"},
            description = "Measure installed packages and the standard library, too.")
    private boolean pylib;

    @Option(names = "--data-file", paramLabel = "FILE", description = "Where the data goes; each process adds a name.")
    private @Nullable String dataFile;

    @Option(names = "--rcfile", paramLabel = "FILE", description = "Read this configuration file only.")
    private @Nullable String rcfile;

    @Option(
            names = {"-a", "--append"},
            description = "Keep the data of earlier runs.")
    private boolean append;

    @Option(
            names = {"-p", "--parallel-mode"},
            description = "The same: each process has a file of its own at any rate.")
    private boolean parallel;

    @Option(
            names = "--flush-every",
            paramLabel = "SECONDS",
            description = "Write data this often, so that a process that is killed has lost no more.")
    private @Nullable String flushEvery;

    @Option(
            names = "--save-signal",
            paramLabel = "SIGNAL",
            description = "USR1 or USR2: write data when this signal comes.")
    private @Nullable String saveSignal;

    @Option(names = "--sigterm", description = "Write data when the program is terminated by SIGTERM.")
    private boolean sigterm;

    @Option(
            names = "--probes",
            paramLabel = "KIND",
            description = "fast (the default, where it is possible) or portable, which does not touch running code.")
    private @Nullable String probes;

    @Option(
            names = "--concurrency",
            paramLabel = "KIND",
            description =
                    "Threads, tasks, greenlets and processes are always measured; for those who are used to say so.")
    private @Nullable String concurrency;

    @Option(names = "--branch", description = "Conditions are always measured; for those who are used to say so.")
    private boolean branch;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Console console;

    CoverageRunHelp(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.err().println("caretline coverage run: a program is missing: FILE, -m MODULE, -c CODE or -");
        spec.commandLine().usage(console.err());
        return ExitCode.USAGE;
    }
}
