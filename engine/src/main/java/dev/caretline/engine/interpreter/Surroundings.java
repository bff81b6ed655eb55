package dev.caretline.engine.interpreter;

import dev.caretline.engine.files.UserCache;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the search for interpreters looks at.
 *
 * @param environment variables by name
 * @param folder the working folder, absolute
 * @param platform what we run on
 * @param home the user's folder
 * @param cache where to keep what was found
 */
public record Surroundings(
        Map<String, String> environment, Path folder, Platform platform, Path home, UserCache cache) {
    public Surroundings {
        environment = Map.copyOf(environment);
        folder = folder.toAbsolutePath().normalize();
    }

    /** Those of this process. */
    public static Surroundings ofSystem() {
        return of(System.getenv(), Path.of(""));
    }

    /** Those of this process with another environment and another working folder. */
    public static Surroundings of(Map<String, String> environment, Path folder) {
        String system = System.getProperty("os.name", "");
        String home = System.getProperty("user.home", ".");
        return new Surroundings(
                environment,
                folder,
                Platform.of(system, System.getProperty("os.arch", "")),
                Path.of(home),
                UserCache.of(environment, system.toLowerCase(Locale.ROOT), home));
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** The first program of a name on the {@code PATH}, as a shell finds it. */
    Optional<Path> onPath(String name) {
        String file = platform.isWindows() && !name.toLowerCase(Locale.ROOT).endsWith(".exe") ? name + ".exe" : name;
        return pathFolders().stream()
                .map(entry -> entry.resolve(file))
                .filter(Surroundings::isProgram)
                .findFirst();
    }

    /** An empty entry of the {@code PATH} is the working folder. */
    private List<Path> pathFolders() {
        List<Path> folders = new ArrayList<>();
        for (String entry : variable("PATH").orElse("").split(File.pathSeparator)) {
            try {
                folders.add(folder.resolve(entry));
            } catch (InvalidPathException e) {
                // No folder is named like that.
            }
        }
        return folders;
    }

    /** Windows keeps empty files named python.exe that only advertise its shop. */
    static boolean isProgram(Path path) {
        return Files.isRegularFile(path)
                && Files.isExecutable(path)
                && path.toFile().length() > 0;
    }

    /** The interpreter of a virtual environment, or of an installation, whether it is there or not. */
    Path programOf(Path environmentFolder) {
        if (platform.isWindows()) {
            Path scripts = environmentFolder.resolve("Scripts").resolve("python.exe");
            return Files.exists(scripts) ? scripts : environmentFolder.resolve("python.exe");
        }
        Path python = environmentFolder.resolve("bin").resolve("python");
        return Files.exists(python) ? python : environmentFolder.resolve("bin").resolve("python3");
    }
}
