package dev.caretline.coverage.data;

import java.nio.file.Path;

/**
 * Something in a data file that could not be read; all else in it was.
 *
 * @param file the file
 * @param message what is wrong with it, as part of a sentence
 */
public record DataProblem(Path file, String message) {
    @Override
    public String toString() {
        return file + ": " + message;
    }
}
