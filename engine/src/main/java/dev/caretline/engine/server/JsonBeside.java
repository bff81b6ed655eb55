package dev.caretline.engine.server;

import dev.caretline.engine.asserted.AssertedFailure;
import dev.caretline.engine.files.PrivateFolder;
import dev.caretline.locations.json.FailureJson;
import dev.caretline.locations.plain.PlainValue;
import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.Sources;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A failure written to the file that {@code --json} names, beside what is drawn of it. */
final class JsonBeside {
    private JsonBeside() {}

    /**
     * Writes it, if that was asked for.
     *
     * @param tree what {@code failure} was read from
     * @return why it could not be written, in one line
     */
    static Optional<String> write(Failure failure, Sources sources, PlainValue tree, PlainValue options) {
        if (options.get("json").isNone()) {
            return Optional.empty();
        }
        String name = options.get("json").text();
        try {
            Path file = Path.of(options.get("folder").text()).resolve(name);
            if (!file.isAbsolute()) {
                return Optional.of(refused("the working folder is gone"));
            }
            try (Writer out = Files.newBufferedWriter(file)) {
                FailureJson.of(failure, sources)
                        .withReports(AssertedFailure.reports(tree))
                        .write(out);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(refused(PrivateFolder.reason(e)));
        } catch (InvalidPathException e) {
            return Optional.of(refused(e.getReason() + ": " + name));
        }
    }

    private static String refused(String reason) {
        return "caretline: the failure was not written as JSON: " + reason;
    }
}
