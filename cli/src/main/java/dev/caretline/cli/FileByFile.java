package dev.caretline.cli;

import java.io.IOException;
import java.util.List;

/** What commands have in common that show files one after the other, and go on after one that cannot be shown. */
interface FileByFile {
    /** Shows a file, or says what is wrong with it; whether all is fine. */
    boolean show(String file, byte[] content);

    /** The exit status after all files were shown, by the command of a name. */
    default int showAll(String command, List<String> files, Console console) {
        boolean allFine = true;
        for (String file : files) {
            try {
                allFine &= show(file, InputFile.read(file, console));
            } catch (IOException e) {
                console.err().println("caretline " + command + ": " + InputFile.reason(file, e));
                allFine = false;
            }
        }
        return allFine ? ExitCode.OK : ExitCode.FAILURE;
    }
}
