package dev.caretline.cli;

import dev.caretline.cli.run.LaidOutAgent;
import dev.caretline.engine.CaretlineException;
import dev.caretline.engine.files.UserCache;
import dev.caretline.engine.interpreter.Interpreter;
import dev.caretline.engine.interpreter.Surroundings;
import dev.caretline.repl.Repl;
import dev.caretline.repl.ReplOptions;
import dev.caretline.repl.editor.Editor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code caretline repl}: the prompt. */
@Command(
        name = "repl",
        description = "Opens a prompt on a real Python that explains every failure; plain 'caretline' does the same.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        footer = {
            "",
            "Where standard input is no terminal, it is run as a program, as 'python -' does; options are not taken then.",
            "--plain is the default where TERM is dumb, and where CARETLINE_PLAIN or PYTHON_BASIC_REPL is set.",
            "Without -i, -m and -c the file that PYTHONSTARTUP names is run first.",
            "CARETLINE_HISTORY names the file of the history, ~/.local/state/caretline/history otherwise.",
            "",
            "Exit status: that of exit(), or 0; 2 if the call is wrong.",
            "",
            "Examples:",
            "  caretline repl",
            "  caretline repl --python .venv -i app.py -- --port 80"
        })
final class ReplCommand implements Callable<Integer> {
    @Option(
            names = "--python",
            paramLabel = "PATH|VERSION",
            description = "The interpreter; 'caretline python' shows which one is used otherwise.")
    private @Nullable String python;

    @Option(names = "-i", paramLabel = "FILE", description = "Run a file first; its names are there at the prompt.")
    private @Nullable String file;

    @Option(names = "-m", paramLabel = "MODULE", description = "Run a module first.")
    private @Nullable String module;

    @Option(names = "-c", paramLabel = "CODE", description = "Run code first.")
    private @Nullable String code;

    @Option(
            names = "--plain",
            description = "Read plain lines, without colours and keys: for editors that send text, and for pipes.")
    private boolean plain;

    @Option(names = "--attach", paramLabel = "SOCKET", hidden = true, description = "Of a program that has stopped.")
    private @Nullable Path attach;

    @Parameters(paramLabel = "ARGS", description = "sys.argv of what is run first.")
    private List<String> arguments = List.of();

    private final Console console;

    ReplCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!plain && System.getProperty("caretline.tty", "i").indexOf('i') < 0) {
            console.err()
                    .println("caretline repl: standard input is no terminal; 'caretline run -' runs it as a program");
            return ExitCode.USAGE;
        }
        try {
            if (attach != null) {
                return Repl.attach(attach, history(), console.outColours(), isPlain());
            }
            Surroundings surroundings = Surroundings.ofSystem();
            UserCache cache = surroundings.cache().writable();
            Interpreter chosen = PythonCommand.chosen(Optional.ofNullable(python), console);
            return Repl.run(new ReplOptions(
                    chosen,
                    LaidOutAgent.folder(cache),
                    cache.folder(),
                    List.of("assertions=1", "values=1"),
                    history(),
                    program(),
                    console.outColours() && !plain,
                    isPlain(),
                    System.getProperty("caretline.prompted", "").equals("1"),
                    System.getProperty("caretline.archives", "").equals("1")));
        } catch (CaretlineException e) {
            console.err().println("caretline repl: " + e.getMessage());
            return ExitCode.FAILURE;
        }
    }

    private boolean isPlain() {
        return plain || Editor.isPlain(System.getenv());
    }

    private Optional<ReplOptions.Program> program() {
        if (file != null) {
            return Optional.of(new ReplOptions.Program("file", file, arguments));
        }
        if (module != null) {
            return Optional.of(new ReplOptions.Program("module", module, arguments));
        }
        if (code != null) {
            return Optional.of(new ReplOptions.Program("command", code, arguments));
        }
        return Optional.ofNullable(System.getenv("PYTHONSTARTUP"))
                .filter(startup -> !startup.isEmpty())
                .map(startup -> new ReplOptions.Program("startup", startup, List.of()));
    }

    private static Path history() {
        String named = System.getenv("CARETLINE_HISTORY");
        if (named != null && !named.isEmpty()) {
            return Path.of(named);
        }
        String state = System.getenv("XDG_STATE_HOME");
        Path base = state != null && state.startsWith("/")
                ? Path.of(state)
                : Path.of(System.getProperty("user.home", "."), ".local", "state");
        return base.resolve("caretline").resolve("history");
    }
}
