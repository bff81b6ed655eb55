package dev.caretline.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files named on the command line. */
final class InputFile {
    private InputFile() {}

    /** The bytes of a file; {@code -} is standard input. */
    static byte[] read(String name, Console console) throws IOException {
        if (name.equals("-")) {
            return console.in().readAllBytes();
        }
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                throw new IOException("is a directory");
            }
            return Files.readAllBytes(path);
        } catch (InvalidPathException e) {
            throw new IOException("is no file name: " + e.getReason(), e);
        }
    }

    /** What Python calls the file in messages. */
    static String shownName(String name) {
        return name.equals("-") ? "<stdin>" : name;
    }

    /** One line that names the file and says why it cannot be read. */
    static String reason(String name, IOException e) {
        if (e instanceof NoSuchFileException) {
            return "'" + name + "': no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "'" + name + "': permission denied";
        }
        return "'" + name + "': " + e.getMessage();
    }
}
