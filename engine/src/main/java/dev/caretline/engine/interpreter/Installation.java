package dev.caretline.engine.interpreter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

/** A folder with an unpacked CPython in it. */
record Installation(Path home) {
    /** Is written last; its first line is the program, relative to the folder. */
    static final String MARK = "caretline-complete";

    private static final List<String> PROGRAMS = List.of("bin/python3.11", "python.exe", "bin/python.exe");
    private static final List<String> LIBRARIES = List.of("lib/python3.11", "lib", "Lib");

    /** What no start goes without; a folder for temporary files may have lost some of its files. */
    private static final List<String> NEEDED = List.of("os.py", "encodings/__init__.py", "site.py", "codecs.py");

    /** Whether it was unpacked to its end, and what every start needs is still there. */
    boolean isComplete() {
        if (!Files.isRegularFile(home.resolve(MARK))) {
            return false;
        }
        Optional<Path> program = findProgram();
        Optional<Path> library = findLibrary();
        return program.isPresent()
                && Files.isExecutable(program.get())
                && library.isPresent()
                && NEEDED.stream()
                        .allMatch(name -> Files.isRegularFile(library.get().resolve(name)));
    }

    /** The interpreter; where it will be, if nothing is there yet. */
    Path program() {
        return findProgram().orElseGet(() -> home.resolve(PROGRAMS.get(0)));
    }

    /** The folder of the standard library. */
    Optional<Path> findLibrary() {
        return LIBRARIES.stream()
                .map(home::resolve)
                .filter(folder -> Files.isRegularFile(folder.resolve("os.py")))
                .findFirst();
    }

    private Optional<Path> findProgram() {
        return PROGRAMS.stream().map(home::resolve).filter(Files::isRegularFile).findFirst();
    }

    /** When it was unpacked. */
    Optional<FileTime> stamp() {
        try {
            return Optional.of(Files.getLastModifiedTime(home.resolve(MARK)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Writes the mark. */
    void complete() throws IOException {
        Path program = findProgram().orElseThrow(() -> new IOException("there is no interpreter in it"));
        String line = home.relativize(program).toString().replace('\\', '/') + "\n";
        Files.write(home.resolve(MARK), line.getBytes(StandardCharsets.UTF_8));
    }
}
