package dev.caretline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code caretline} without a command. */
@Command(
        name = "caretline",
        description = "Shows where in an expression a Python program went wrong, and what every part of it was worth.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        footer = {
            "",
            "Examples:",
            "  caretline run app.py               runs a program, explains its failure",
            "  caretline coverage run -m unittest what ran inside of each line, ...",
            "  caretline coverage html            ... as pages for a browser",
            "  caretline                          a prompt that explains what fails",
            "  caretline run --help               what a command can do, with examples",
            "",
            "Completion: source <(caretline generate-completion)"
        })
final class RootCommand implements Callable<Integer> {
    /** What {@code --version} says. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = RootCommand.class.getPackage().getImplementationVersion();
            return new String[] {
                "caretline " + (version == null ? "(not packaged)" : version) + " (Python 3.11, Java "
                        + Runtime.version() + ")"
            };
        }
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Console console;

    RootCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(console.err());
        return ExitCode.USAGE;
    }
}
