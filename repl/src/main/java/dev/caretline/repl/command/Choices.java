package dev.caretline.repl.command;

import dev.caretline.repl.editor.Completion;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Completions of the arguments of commands. */
public final class Choices {
    /** Nothing can be said. */
    public static final Completion NONE = new Completion(0, List.of());

    private static final int MOST = 500;

    private Choices() {}

    /** Those words that begin as the last one of the argument does. */
    public static Completion among(Collection<String> words, String argument) {
        int start = lastWord(argument);
        String typed = argument.substring(start);
        return new Completion(
                start,
                words.stream().filter(word -> word.startsWith(typed)).sorted().toList());
    }

    /** Files and folders whose paths begin as the last word of the argument does; folders end in a slash. */
    public static Completion files(String argument) {
        int start = lastWord(argument);
        String typed = argument.substring(start);
        int name = typed.lastIndexOf('/') + 1;
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(path(typed.isEmpty() ? "" : typed.substring(0, name)))) {
            for (Path entry : entries) {
                String file = String.valueOf(entry.getFileName());
                boolean hidden = file.startsWith(".") && !typed.startsWith(".", name);
                if (file.startsWith(typed.substring(name)) && !hidden && found.size() < MOST) {
                    found.add(typed.substring(0, name) + file + (Files.isDirectory(entry) ? "/" : ""));
                }
            }
        } catch (IOException | InvalidPathException e) {
            return NONE;
        }
        found.sort(String::compareTo);
        return new Completion(start, found);
    }

    /** The path that a word names; {@code ~} is the user's home. */
    public static Path path(String word) {
        String home = System.getProperty("user.home", "");
        if (word.equals("~") || word.startsWith("~/")) {
            return Path.of(home + word.substring(1));
        }
        return Path.of(word);
    }

    private static int lastWord(String argument) {
        return argument.lastIndexOf(' ') + 1;
    }
}
