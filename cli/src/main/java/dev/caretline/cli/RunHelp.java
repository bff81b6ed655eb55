package dev.caretline.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code caretline run} as help and completion show them; {@link RunCommand} reads and does them. */
@Command(
        name = "run",
        description = "Runs a Python program as python does, and explains where and why it failed if it fails.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        footer = {
            "",
            "Options of python come before the program too: -O -B -E -I -P -S -X -W -i -u and so on.",
            "Exit status: the program's own; 2 if the call is wrong.",
            "",
            "Examples:",
            "  caretline run app.py --port 80",
            "  caretline run --values -m shop.orders",
            "  caretline run --python .venv/bin/python --style cpython-3.14 -X dev app.py"
        })
@SuppressWarnings("UnusedVariable") // picocli reads the declarations
final class RunHelp implements Callable<Integer> {
    @Option(
            names = "--python",
            paramLabel = "PATH|VERSION",
            description = "The interpreter; 'caretline python' shows which one is used otherwise.")
    private @Nullable String python;

    @Option(
            names = "--style",
            paramLabel = "NAME",
            description = "How a failure is shown: caretline (the default), cpython-3.11, cpython-3.13, cpython-3.14;"
                    + " also CARETLINE_STYLE.")
    private @Nullable String style;

    @Option(names = "--color", paramLabel = "WHEN", description = "auto (the default), always or never.")
    private @Nullable String color;

    @Option(
            names = "--frames",
            paramLabel = "WHICH",
            description = "user (the default) folds the frames of libraries; all shows them.")
    private @Nullable String frames;

    @Option(names = "--json", paramLabel = "FILE", description = "Write a failure to this file too, as JSON.")
    private @Nullable String json;

    @Option(
            names = "--values",
            negatable = true,
            description = "Keep the values of all parts of a statement, and show them when it fails; off by default.")
    private boolean values;

    @Option(
            names = "--post-mortem",
            negatable = true,
            description = "Open the prompt where the program failed, on a terminal; keeps values too; off by default.")
    private boolean postMortem;

    @Option(
            names = "--no-assertions",
            negatable = true,
            description = "Let assert statements explain why they failed; on by default.")
    private boolean assertions;

    @Option(
            names = "--report",
            paramLabel = "FORM",
            description =
                    "How a failed assert is explained: pytest, diagram or json; without, values stand under the source.")
    private @Nullable String report;

    @Option(
            names = "--detail",
            paramLabel = "HOW",
            description = "How much of it: normal (the default), more or all. (-v is an option of python's own.)")
    private @Nullable String detail;

    @Option(
            names = "--no-note",
            negatable = true,
            description =
                    "Add the explanation to the notes of an AssertionError, for those who print it themselves; on by"
                            + " default, CARETLINE_ASSERTION_NOTE=0 is off.")
    private boolean note;

    @Option(
            names = "--include",
            paramLabel = "GLOB",
            description = "Files or folders to compile besides the user's own; '*' is everything.")
    private @Nullable List<String> includes;

    @Option(names = "--exclude", paramLabel = "GLOB", description = "Files or folders to leave to Python.")
    private @Nullable List<String> excludes;

    @Option(names = "--verbose", description = "Say what runs as Python compiles it, and why.")
    private boolean verbose;

    @Parameters(paramLabel = "FILE | -m MODULE | -c CODE | - [ARGS...]", description = "The program.")
    private @Nullable List<String> program;

    private final Console console;

    RunHelp(Console console) {
        this.console = console;
    }

    /** Of {@code caretline run} without anything. */
    @Override
    public Integer call() {
        return RunCommand.programIsMissing(console);
    }
}
