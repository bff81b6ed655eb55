package dev.caretline.tests.compiler;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The CPythons 3.11 of this machine: on the search path, and where pyenv keeps its own. */
final class InstalledCPythons {
    private static final String PROGRAM = "python3.11";

    private InstalledCPythons() {}

    /** An interpreter and its patch release. */
    record Installed(Path program, int micro) {}

    /** The newest patch release that is installed, if it is as new as asked for. */
    static Optional<Installed> newest(int leastMicro) {
        return candidates().stream()
                .map(program -> new Installed(program, micro(program)))
                .filter(installed -> installed.micro() >= leastMicro)
                .max((a, b) -> Integer.compare(a.micro(), b.micro()));
    }

    private static List<Path> candidates() {
        List<Path> programs = new ArrayList<>();
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            programs.add(Path.of(folder, PROGRAM));
        }
        Path versions = Path.of(System.getProperty("user.home"), ".pyenv", "versions");
        if (Files.isDirectory(versions)) {
            try (Stream<Path> folders = Files.list(versions)) {
                folders.map(folder -> folder.resolve("bin").resolve(PROGRAM)).forEach(programs::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        programs.removeIf(program -> !Files.isExecutable(program));
        return programs;
    }

    /** The last part of its version; -1 if it does not run. */
    private static int micro(Path program) {
        try {
            Process process = new ProcessBuilder(
                            program.toString(), "-I", "-S", "-c", "import sys; print(sys.version_info[2])")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return answer.matches("\\d+") ? Integer.parseInt(answer) : -1;
        } catch (IOException e) {
            return -1;
        }
    }
}
