package dev.caretline.cli;

import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** A call of the command, its options read by picocli. */
final class Invocation {
    private Invocation() {}

    /** The exit status. */
    static int execute(String[] args, Console console) {
        return commandLine(args, console).execute(argumentsOf(args));
    }

    /**
     * Only the command that is asked for is made: the model of all of them costs more than parsing a file does. The root
     * with every command in it is there for help, for completion and for wrong usage.
     */
    private static CommandLine commandLine(String[] args, Console console) {
        Callable<Integer> command = args.length == 0 ? null : Commands.named(args[0], console);
        CommandLine line = command == null ? Commands.root(console) : new CommandLine(command);
        if (command instanceof CommandGroup group) {
            group.addTo(line);
        }
        if (command != null) {
            line.setCommandName("caretline " + args[0]);
        }
        return configured(line, console);
    }

    private static String[] argumentsOf(String[] args) {
        boolean direct = args.length > 0 && Commands.isName(args[0]);
        return direct ? Arrays.copyOfRange(args, 1, args.length) : args;
    }

    private static CommandLine configured(CommandLine line, Console console) {
        CommandLine.Help.Ansi ansi = console.outColours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
        return line.setOut(console.out())
                .setErr(console.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
                .setExecutionExceptionHandler((e, failed, parsed) -> {
                    if (e instanceof Console.OutputException output) {
                        // Picocli would print what is thrown here.
                        return Defect.reportOutput(output);
                    }
                    return Defect.report(e, console);
                })
                .setParameterExceptionHandler(new WrongUsage(console));
    }
}
