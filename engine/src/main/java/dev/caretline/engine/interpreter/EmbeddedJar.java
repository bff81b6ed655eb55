package dev.caretline.engine.interpreter;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The jar with the files of a CPython, {@code org.bytedeco:cpython} for this platform.
 *
 * @param file the jar
 * @param root the folder in it that is the installation, with a slash at its end
 * @param whence where it was found, for a person
 */
record EmbeddedJar(Path file, String root, String whence) {
    private static final String FOLDER = "org/bytedeco/cpython/";
    private static final String VERSION = "3.11.3-1.5.9";

    /** Looks on the class path, beside our own jar, and in the local Maven repository. */
    static Optional<EmbeddedJar> find(Platform platform, Path home) {
        String root = FOLDER + platform.classifier() + "/";
        String name = "cpython-" + VERSION + "-" + platform.classifier() + ".jar";
        return Stream.of(
                        onClassPath(root).map(file -> new EmbeddedJar(file, root, "on the class path")),
                        besideUs(name).map(file -> new EmbeddedJar(file, root, "beside Caretline")),
                        inRepository(name, home).map(file -> new EmbeddedJar(file, root, "in the Maven repository")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The version of its Python. */
    static ReleaseNumber version() {
        return ReleaseNumber.parse(VERSION.substring(0, VERSION.indexOf('-')))
                .orElseThrow(() -> new IllegalStateException(VERSION));
    }

    /** The jar's name without its ending: what the folder that it is unpacked to is called. */
    String name() {
        String fileName = String.valueOf(file.getFileName());
        return fileName.endsWith(".jar") ? fileName.substring(0, fileName.length() - 4) : fileName;
    }

    private static Optional<Path> onClassPath(String root) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        URL url = context == null ? null : context.getResource(root);
        if (url == null) {
            url = EmbeddedJar.class.getClassLoader().getResource(root);
        }
        if (url == null) {
            return Optional.empty();
        }
        try {
            URLConnection connection = url.openConnection();
            return connection instanceof JarURLConnection jar
                    ? existing(Path.of(jar.getJarFileURL().toURI()))
                    : Optional.empty();
        } catch (IOException | URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            // A jar within a jar: there are other places.
            return Optional.empty();
        }
    }

    /** Our jar is in {@code target/lib}, the interpreter's in {@code target/cpython}. */
    private static Optional<Path> besideUs(String name) {
        CodeSource source = EmbeddedJar.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            Path folder = Path.of(new URI(source.getLocation().toString())).getParent();
            return folder == null
                    ? Optional.empty()
                    : Stream.of(folder.resolve("cpython"), folder.resolveSibling("cpython"))
                            .map(place -> existing(place.resolve(name)))
                            .flatMap(Optional::stream)
                            .findFirst();
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> inRepository(String name, Path home) {
        String configured = System.getProperty("maven.repo.local", "");
        Path repository = configured.isEmpty() ? home.resolve(".m2").resolve("repository") : Path.of(configured);
        Path folder = repository;
        for (String part : List.of("org", "bytedeco", "cpython", VERSION)) {
            folder = folder.resolve(part);
        }
        return existing(folder.resolve(name));
    }

    private static Optional<Path> existing(Path file) {
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }
}
