package dev.caretline.cli;

import dev.caretline.cli.compile.Progress;
import dev.caretline.cli.dump.PythonsJson;
import dev.caretline.cli.dump.PythonsText;
import dev.caretline.engine.CaretlineException;
import dev.caretline.engine.interpreter.Interpreter;
import dev.caretline.engine.interpreter.Interpreters;
import dev.caretline.engine.interpreter.PythonListing;
import dev.caretline.engine.interpreter.Surroundings;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code caretline python}: lists the interpreters that there are, and says which one is used. */
@Command(
        name = "python",
        description = "Lists the Pythons that programs can be run on, which one is used, and why.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        footer = {
            "",
            "The order: --python; the environment of VIRTUAL_ENV; the nearest .venv from the working folder up; python3,",
            "python and python3.11 on the PATH, if supported; the one that comes with Caretline, which is unpacked into",
            "the user's cache when it is first used. CARETLINE_CACHE names another folder for it.",
            "",
            "Exit status: 0 if there is one to use, 1 if not.",
            "",
            "Examples:",
            "  caretline python",
            "  $(caretline python --path --python embedded) -m venv .venv"
        })
final class PythonCommand implements Callable<Integer> {
    /** Shorter work needs no progress. */
    private static final long PATIENCE_NANOS = 1_000_000_000;

    @Option(names = "--json", description = "Write one line of JSON.")
    private boolean json;

    @Option(
            names = "--path",
            description = "Write only the path of the one that is used; unpack it if it comes with Caretline.")
    private boolean path;

    @Option(
            names = "--python",
            paramLabel = "PATH|VERSION",
            description = "The one to use: a program, the folder of an environment, a version, or 'embedded'.")
    private @Nullable String python;

    private final Console console;

    PythonCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            return path ? showPath() : list();
        } catch (CaretlineException e) {
            console.out().flush();
            console.err().println("caretline python: " + e.getMessage());
            return ExitCode.FAILURE;
        }
    }

    private int showPath() {
        Interpreter chosen = chosen(Optional.ofNullable(python), console);
        console.out().println(chosen.executable());
        return ExitCode.OK;
    }

    private int list() {
        PythonListing listing = Interpreters.of(Surroundings.ofSystem()).list(Optional.ofNullable(python));
        if (json) {
            PythonsJson.write(console.out(), listing);
        } else {
            PythonsText.write(console.out(), listing);
        }
        if (listing.problem().isPresent()) {
            throw new CaretlineException(listing.problem().get());
        }
        return ExitCode.OK;
    }

    /**
     * The interpreter to use, unpacked if need be, with a line about that on a terminal.
     *
     * @throws CaretlineException if there is none
     */
    static Interpreter chosen(Optional<String> wanted, Console console) {
        long start = System.nanoTime();
        Progress[] line = new Progress[1];
        Interpreters interpreters = Interpreters.of(Surroundings.ofSystem(), (done, all) -> {
            if (line[0] == null) {
                line[0] = new Progress(console.err(), console.errIsTerminal(), all, "unpacking Python, once: ");
            }
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                line[0].update(done);
            }
        });
        try {
            return interpreters.choose(wanted);
        } finally {
            if (line[0] != null) {
                line[0].clear();
            }
        }
    }
}
