package dev.caretline.repl.editor;

import java.util.List;

/**
 * What can stand at the cursor.
 *
 * @param start the UTF-16 index at which the word begins that an item takes the place of
 * @param items whole words
 */
public record Completion(int start, List<String> items) {
    public Completion {
        items = List.copyOf(items);
    }

    /** Where completions come from. */
    @FunctionalInterface
    public interface Source {
        /** For the text up to the cursor. */
        Completion complete(String before);
    }
}
