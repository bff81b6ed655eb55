package dev.caretline.repl.commands;

import dev.caretline.repl.command.Choices;
import dev.caretline.repl.command.Command.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files of text that commands read and write. */
final class TextFile {
    private TextFile() {}

    static Path path(String name) throws RefusedException {
        try {
            return Choices.path(name);
        } catch (InvalidPathException e) {
            throw new RefusedException("That is no name of a file: " + name);
        }
    }

    static String read(Path file) throws RefusedException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new RefusedException("There is no file " + file + ".");
        } catch (IOException e) {
            throw new RefusedException(file + " cannot be read: " + e.getMessage());
        }
    }

    static void write(Path file, String text) throws RefusedException {
        try {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new RefusedException(file + " cannot be written: " + e.getMessage());
        }
    }
}
