package dev.caretline.cli;

import dev.caretline.cli.run.LaidOutAgent;
import dev.caretline.cli.run.LaunchMarks;
import dev.caretline.cli.run.PythonCall;
import dev.caretline.cli.run.RunArguments;
import dev.caretline.engine.CaretlineException;
import dev.caretline.engine.files.UserCache;
import dev.caretline.engine.interpreter.Finding;
import dev.caretline.engine.interpreter.Interpreter;
import dev.caretline.engine.interpreter.Interpreters;
import dev.caretline.engine.interpreter.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code caretline run}: what the launcher cannot find out by itself. Started by it, this writes down how to start Python,
 * and the launcher does so; started otherwise, it starts Python as a child.
 */
final class RunCommand {
    private final Console console;
    private final RunArguments arguments;

    private RunCommand(RunArguments arguments, Console console) {
        this.arguments = arguments;
        this.console = console;
    }

    /**
     * The exit status of a call of {@code run}; null if it is no such call, or one for help. Our options stand among
     * Python's and end where the program starts, which picocli does not read.
     */
    static @Nullable Integer execute(String[] args, Console console) {
        if (args.length < 2
                || !args[0].equals("run")
                || List.of("-h", "--help", "-V", "--version").contains(args[1])) {
            return null;
        }
        try {
            RunArguments arguments = RunArguments.parse(List.of(args).subList(1, args.length));
            return new RunCommand(arguments, console).call();
        } catch (RunArguments.WrongArgumentException e) {
            return wrong(String.valueOf(e.getMessage()), console);
        }
    }

    /** Runs a program with arguments that are read already. */
    static int run(RunArguments arguments, Console console) {
        return new RunCommand(arguments, console).call();
    }

    static int programIsMissing(Console console) {
        return wrong("a program is missing: FILE, -m MODULE, -c CODE or -", console);
    }

    private static int wrong(String reason, Console console) {
        console.err().println("caretline run: " + reason);
        console.err().println("Try 'caretline run --help'.");
        return ExitCode.USAGE;
    }

    private int call() {
        if (arguments.program().isEmpty()) {
            return programIsMissing(console);
        }
        try {
            PythonCall call = pythonCall();
            String plan = System.getProperty("caretline.plan");
            return plan == null ? start(call) : write(call, Path.of(plan));
        } catch (CaretlineException e) {
            console.err().println("caretline run: " + e.getMessage());
            return ExitCode.FAILURE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PythonCall pythonCall() throws IOException {
        Surroundings surroundings = Surroundings.ofSystem();
        Interpreters interpreters = Interpreters.of(surroundings);
        Interpreter chosen = PythonCommand.chosen(arguments.python(), console);
        List<Finding> findings = arguments.python().isPresent()
                ? List.of()
                : interpreters.list(Optional.empty()).findings();
        UserCache cache = surroundings.cache();
        new LaunchMarks(cache).write(findings, chosen);
        return PythonCall.of(arguments, chosen, LaidOutAgent.folder(cache), cache.folder(), System.getenv());
    }

    private static int write(PythonCall call, Path plan) throws IOException {
        String text = "rm -f \"$plan\"\n" + call.toShell();
        Files.write(plan, text.getBytes(StandardCharsets.UTF_8));
        return ExitCode.OK;
    }

    private int start(PythonCall call) throws IOException {
        console.close();
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(call.command())).inheritIO();
        Map<String, String> environment = builder.environment();
        call.removed().forEach(environment::remove);
        environment.putAll(call.variables());
        Process process = builder.start();
        while (true) {
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                // Whoever interrupts us means the program, which is told by the terminal as well.
                process.destroy();
            }
        }
    }
}
