package dev.caretline.engine.interpreter;

import dev.caretline.engine.files.UserCache;
import dev.caretline.engine.files.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What interpreters said when they were asked, kept in the user's cache so that they are asked once.
 *
 * <p>The file {@code interpreters-1} has one line for each, the newest first, made so that a shell can read it without
 * starting anything: fields between tabs, none of them empty.
 *
 * <pre>{@code
 * STATUS MODIFIED SIZE VERSION MAGIC IMPLEMENTATION ABIFLAGS PREFIX EXECUTABLE PROGRAM
 * }</pre>
 *
 * {@code STATUS} is {@code ok} if it is supported, else {@code no}; {@code MODIFIED} (nanoseconds) and {@code SIZE} are
 * those of the program's file, and what is told here holds only while the file has them; an empty {@code ABIFLAGS} is
 * {@code -}; {@code PROGRAM} is how it was called. A program that is a script is never kept: it may choose another
 * interpreter each time.
 */
final class KnownInterpreters {
    private static final String FILE = "interpreters-1";
    private static final int FIELDS = 10;
    private static final int MOST_LINES = 64;
    private static final int MOST_BYTES = 1 << 18;

    private final UserCache cache;

    KnownInterpreters(UserCache cache) {
        this.cache = cache;
    }

    /** What is known of a program that has not changed since. */
    Optional<Identity> find(Path program) {
        Optional<String> stamp = stamp(program);
        if (stamp.isEmpty()) {
            return Optional.empty();
        }
        return lines().map(line -> line.split("\t", -1))
                .filter(fields -> fields.length == FIELDS
                        && fields[9].equals(program.toString())
                        && stamp.get().equals(fields[1] + "\t" + fields[2]))
                .findFirst()
                .flatMap(KnownInterpreters::identity);
    }

    /** Keeps what a program said, if that is of use next time; is quiet if it cannot. */
    void add(Path program, Identity identity) {
        Optional<String> stamp = stamp(program);
        if (stamp.isEmpty() || isScript(program)) {
            return;
        }
        String line = String.join(
                "\t",
                SupportedPythons.objection(identity).isEmpty() ? "ok" : "no",
                stamp.get(),
                identity.version().toString(),
                Integer.toString(identity.magic()),
                identity.implementation(),
                identity.abiFlags().isEmpty() ? "-" : identity.abiFlags(),
                identity.prefix().toString(),
                identity.executable().toString(),
                program.toString());
        // A path with a tab or a line end in it would be read as something else.
        if (line.split("\t", -1).length == FIELDS && line.indexOf('\n') < 0) {
            write(line, program);
        }
    }

    /** Two processes may write at once: then one of the two lines is lost, and asked for again. */
    private void write(String line, Path program) {
        Stream<String> others = lines().filter(l -> !l.endsWith("\t" + program)).limit(MOST_LINES - 1);
        String text = String.join("\n", Stream.concat(Stream.of(line), others).toList()) + "\n";
        try {
            WholeFile.write(cache.writable().resolve(FILE), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException e) {
            // It was only to save time.
        }
    }

    private Stream<String> lines() {
        Path file = cache.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Stream.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static Optional<Identity> identity(String[] fields) {
        try {
            String flags = fields[6].equals("-") ? "" : fields[6];
            int magic = Integer.parseInt(fields[4]);
            return ReleaseNumber.parse(fields[3])
                    .map(v -> new Identity(fields[5], v, magic, flags, Path.of(fields[8]), Path.of(fields[7])));
        } catch (NumberFormatException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Time and size of the file that the program leads to, in the form of the line. */
    private static Optional<String> stamp(Path program) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(program, BasicFileAttributes.class);
            return Optional.of(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS) + "\t" + attributes.size());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isScript(Path program) {
        try (InputStream in = Files.newInputStream(program)) {
            return List.of("#!", "").contains(new String(in.readNBytes(2), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return true;
        }
    }
}
