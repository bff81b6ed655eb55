package dev.caretline.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** A file that is replaced once all of its new content is written, and else stays as it is. */
final class OutputFile implements Closeable {
    private final Path file;
    private final @Nullable Path temporary;
    private final Writer writer;

    /** @param file made if there is none; what is no file, as a pipe, is written to at once */
    OutputFile(Path file) throws IOException {
        this.file = file;
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || (Files.exists(file) && !Files.isRegularFile(file))) {
            temporary = null;
            writer = Files.newBufferedWriter(file);
        } else {
            temporary = folder.resolve(
                    file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
            writer = Files.newBufferedWriter(temporary);
        }
    }

    Writer writer() {
        return writer;
    }

    /** All is written. */
    void finish() throws IOException {
        writer.close();
        if (temporary != null) {
            Files.move(
                    temporary,
                    Files.isSymbolicLink(file) ? file.toRealPath() : file,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } finally {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        }
    }
}
