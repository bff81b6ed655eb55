package dev.caretline.cli;

import dev.caretline.engine.files.PrivateFolder;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code caretline coverage erase}. */
@Command(
        name = "erase",
        description = "Removes the data files.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class)
final class CoverageEraseCommand implements Callable<Integer> {
    @Mixin
    private final CoverageOptions options = new CoverageOptions();

    private final Console console;

    CoverageEraseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            int count = CoverageOptions.dataFiles(options.settings()).erase();
            if (console.errIsTerminal()) {
                console.err().println(count + (count == 1 ? " file" : " files") + " removed");
            }
            return ExitCode.OK;
        } catch (IllegalArgumentException e) {
            console.err().println("caretline coverage erase: " + e.getMessage());
            return ExitCode.USAGE;
        } catch (IOException e) {
            console.err().println("caretline coverage erase: " + PrivateFolder.reason(e));
            return ExitCode.FAILURE;
        }
    }
}
