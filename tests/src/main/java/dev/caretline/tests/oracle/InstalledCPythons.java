package dev.caretline.tests.oracle;

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

/** The CPythons of this machine: on the search path, and where pyenv keeps its own. */
public final class InstalledCPythons {
    private InstalledCPythons() {}

    /** An interpreter and its patch release. */
    public record Installed(Path program, int micro) {}

    /**
     * The newest patch release that is installed, if it is as new as asked for.
     *
     * @param version major and minor: {@code 3.11}
     */
    public static Optional<Installed> newest(String version, int leastMicro) {
        return candidates("python" + version).stream()
                .map(program -> new Installed(program, micro(program)))
                .filter(installed -> installed.micro() >= leastMicro)
                .max((a, b) -> Integer.compare(a.micro(), b.micro()));
    }

    private static List<Path> candidates(String name) {
        List<Path> programs = new ArrayList<>();
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            programs.add(Path.of(folder, name));
        }
        Path versions = Path.of(System.getProperty("user.home"), ".pyenv", "versions");
        if (Files.isDirectory(versions)) {
            try (Stream<Path> folders = Files.list(versions)) {
                folders.map(folder -> folder.resolve("bin").resolve(name)).forEach(programs::add);
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
