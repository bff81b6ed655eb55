package dev.caretline.repl.editor;

import dev.caretline.engine.files.PrivateFolder;
import dev.caretline.engine.files.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The history of all sessions: one entry a line, with {@code \n} for a line end within it and {@code \\} for a backslash.
 * Sessions append at the same time; a file that has grown too long is replaced as a whole.
 */
public final class HistoryFile {
    private static final int MOST = 5_000;

    private final Path file;

    public HistoryFile(Path file) {
        this.file = file;
    }

    /** The entries, the oldest first; none if the file cannot be read. */
    public List<String> read() {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            List<String> entries = new ArrayList<>();
            for (String line : text.split("\n")) {
                if (!line.isEmpty()) {
                    entries.add(decoded(line));
                }
            }
            return entries.size() > 2 * MOST ? shortened(entries) : entries;
        } catch (IOException e) {
            return List.of();
        }
    }

    private List<String> shortened(List<String> entries) throws IOException {
        List<String> kept = entries.subList(entries.size() - MOST, entries.size());
        StringBuilder text = new StringBuilder();
        kept.forEach(entry -> text.append(encoded(entry)).append('\n'));
        WholeFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        return kept;
    }

    /** Adds an entry; one that cannot be written is known to this session alone. */
    public void add(String entry) {
        try {
            PrivateFolder.make(file.toAbsolutePath().resolveSibling(""));
            byte[] line = (encoded(entry) + "\n").getBytes(StandardCharsets.UTF_8);
            Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // There is no history then.
        }
    }

    static String encoded(String entry) {
        return entry.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    static String decoded(String line) {
        StringBuilder entry = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                char next = line.charAt(++i);
                entry.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else {
                entry.append(c);
            }
        }
        return entry.toString();
    }
}
