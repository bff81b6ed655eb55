package dev.caretline.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;

/** The commands by name: adding one is a line here and a class of its own. */
final class Commands {
    private static final String[] NAMES = {
        "ast", "compile", "coverage", "positions", "python", "repl", "run", "traceback"
    };

    private Commands() {}

    /** A new command, or null if there is none of that name. */
    static @Nullable Callable<Integer> named(String name, Console console) {
        return switch (name) {
            case "ast" -> new AstCommand(console);
            case "compile" -> new CompileCommand(console);
            case "coverage" -> new CoverageCommand(console);
            case "positions" -> new PositionsCommand(console);
            case "python" -> new PythonCommand(console);
            case "repl" -> new ReplCommand(console);
            case "run" -> new RunHelp(console);
            case "traceback" -> new TracebackCommand(console);
            default -> null;
        };
    }

    static boolean isName(String name) {
        for (String known : NAMES) {
            if (known.equals(name)) {
                return true;
            }
        }
        return false;
    }

    static CommandLine root(Console console) {
        CommandLine root = new CommandLine(new RootCommand(console));
        for (String name : NAMES) {
            Callable<Integer> command = named(name, console);
            CommandLine line = new CommandLine(command);
            if (command instanceof CommandGroup group) {
                group.addTo(line);
            }
            root.addSubcommand(name, line);
        }
        root.addSubcommand("help", new CommandLine.HelpCommand());
        root.addSubcommand("generate-completion", new AutoComplete.GenerateCompletion());
        return root;
    }
}
