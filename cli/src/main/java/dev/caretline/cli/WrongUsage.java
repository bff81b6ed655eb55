package dev.caretline.cli;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** One line that says what is wrong with the call, the nearest spelling if there is one, and where help is. */
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
        CommandLine.UnmatchedArgumentException.printSuggestions(e, console.err());
        console.err().println("Try '" + name + " --help'.");
        return ExitCode.USAGE;
    }

    private static String reason(ParameterException e) {
        boolean atRoot = e.getCommandLine().getParent() == null
                && !e.getCommandLine().getSubcommands().isEmpty();
        if (atRoot && e instanceof CommandLine.UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            return "there is no command '" + unmatched.getUnmatched().get(0) + "'";
        }
        String message = e.getMessage();
        return message == null ? e.toString() : message;
    }
}
