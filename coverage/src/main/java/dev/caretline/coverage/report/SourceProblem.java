package dev.caretline.coverage.report;

/**
 * A source that was recorded and cannot be reported.
 *
 * @param path where it is
 * @param message what is wrong, as part of a sentence
 */
public record SourceProblem(String path, String message) {
    @Override
    public String toString() {
        return path + ": " + message;
    }
}
