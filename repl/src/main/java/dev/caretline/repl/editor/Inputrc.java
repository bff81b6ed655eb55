package dev.caretline.repl.editor;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.reader.LineReader;
import org.jline.reader.impl.InputRC;

/** The user's settings for GNU readline: the mode, vi or emacs, and keys. */
final class Inputrc {
    private Inputrc() {}

    /** Takes over what is in {@code INPUTRC}, or else in {@code ~/.inputrc}; what cannot be read or understood is left out. */
    static void apply(LineReader reader) {
        try {
            Path file = file();
            if (Files.isReadable(file)) {
                try (Reader text = Files.newBufferedReader(file)) {
                    InputRC.configure(reader, text);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // Readline, too, goes on without.
        }
    }

    private static Path file() {
        String named = System.getenv("INPUTRC");
        return named == null || named.isEmpty()
                ? Path.of(System.getProperty("user.home", ""), ".inputrc")
                : Path.of(named);
    }
}
