package dev.caretline.engine.interpreter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The commands of pyenv are scripts that take a tenth of a second to find the program they start. Where one version alone
 * is chosen it is found here by the same rules: {@code PYENV_VERSION}, else the nearest {@code .python-version}, else the
 * file {@code version} of pyenv's folder. The launcher knows these rules too.
 */
final class PyenvShim {
    private PyenvShim() {}

    /** What the program starts in the end; empty if it is no shim, or only pyenv can tell. */
    static Optional<Path> programBehind(Path program, Surroundings surroundings) {
        Optional<Path> root = Optional.ofNullable(program.getParent())
                .filter(folder -> folder.endsWith("shims"))
                .map(Path::getParent)
                .filter(folder -> Files.isDirectory(folder.resolve("versions")));
        if (root.isEmpty() || surroundings.variable("PYENV_DIR").isPresent()) {
            return Optional.empty();
        }
        return surroundings
                .variable("PYENV_VERSION")
                .or(() -> onlyWord(versionFile(surroundings.folder(), root.get())))
                .flatMap(version -> installation(root.get().resolve("versions"), version))
                .map(folder -> folder.resolve("bin").resolve(program.getFileName()))
                .filter(Surroundings::isProgram);
    }

    private static Path versionFile(Path start, Path root) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Path file = folder.resolve(".python-version");
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        return root.resolve("version");
    }

    /** The only word of a file that is in no comment. */
    private static Optional<String> onlyWord(Path file) {
        try {
            List<String> words = new ArrayList<>();
            for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                String word = line.strip().split("\\s", 2)[0];
                if (!word.isEmpty() && !word.startsWith("#")) {
                    words.add(word);
                }
            }
            return words.size() == 1 ? Optional.of(words.get(0)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The folder of a version, of which "python-" may stand in front, and the number of the patch release be missing. */
    private static Optional<Path> installation(Path versions, String version) {
        if (version.contains("/") || version.contains(":")) {
            return Optional.empty();
        }
        try {
            Path exact = versions.resolve(version);
            if (Files.isDirectory(exact)) {
                return Optional.of(exact);
            }
            String number = version.replaceFirst("^python-", "");
            Path plain = versions.resolve(number);
            return Files.isDirectory(plain) ? Optional.of(plain) : onlyRelease(versions, number);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> onlyRelease(Path versions, String version) {
        List<Path> releases = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(
                versions, folder -> folder.getFileName().toString().startsWith(version + "."))) {
            folders.forEach(releases::add);
        } catch (IOException e) {
            return Optional.empty();
        }
        return releases.size() == 1 ? Optional.of(releases.get(0)) : Optional.empty();
    }
}
