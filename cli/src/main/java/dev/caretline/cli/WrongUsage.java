package dev.caretline.cli;

import java.io.File;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/**
 * One line that says what is wrong with the call, what may have been meant (the nearest spelling, or {@code run} for what is a
 * program), and where help is.
 */
final class WrongUsage implements IParameterExceptionHandler {
    private final Console console;

    WrongUsage(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        String name = line.getCommandSpec().qualifiedName();
        console.err().println(name + ": " + reason(e));
        if (isAtRoot(line) && args.length > 0 && isProgram(args[0])) {
            console.err().println("To run a program: caretline run " + String.join(" ", args));
        } else {
            CommandLine.UnmatchedArgumentException.printSuggestions(e, console.err());
        }
        console.err().println("Try '" + name + " --help'.");
        return ExitCode.USAGE;
    }

    private static boolean isAtRoot(CommandLine line) {
        return line.getParent() == null && !line.getSubcommands().isEmpty();
    }

    /** Whether {@code python} would take this first word for a program. */
    private static boolean isProgram(String word) {
        return word.matches("-|-[cm].*|.*\\.pyw?") || new File(word).exists();
    }

    private static String reason(ParameterException e) {
        if (isAtRoot(e.getCommandLine())
                && e instanceof CommandLine.UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()) {
            return "there is no command '" + unmatched.getUnmatched().get(0) + "'";
        }
        String message = e.getMessage();
        return message == null ? e.toString() : message;
    }
}
