package dev.caretline.cli.compile;

import java.nio.file.Path;

/**
 * A source to be compiled.
 *
 * @param path where it is; as it was named on the command line, so that it becomes {@code co_filename}
 * @param relative its place below the folder that was named, or its file name alone
 */
public record SourceFile(Path path, Path relative) {}
