package dev.caretline.tests.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The CPython of the class path's {@code org.bytedeco:cpython} jar, unpacked once below {@code tests/target}. Several test
 * processes may ask for it at the same time.
 */
public final class EmbeddedCPython {
    private static final String ROOT = "org/bytedeco/cpython/";

    private static final class Holder {
        static final EmbeddedCPython INSTANCE = unpack();
    }

    private final Path home;

    private EmbeddedCPython(Path home) {
        this.home = home;
    }

    public static EmbeddedCPython get() {
        return Holder.INSTANCE;
    }

    /** The interpreter's program. */
    public Path executable() {
        Path windows = home.resolve("python.exe");
        return Files.exists(windows) ? windows : home.resolve("bin/python3.11");
    }

    /** The folder of its standard library, test suite included. */
    public Path library() {
        Path windows = home.resolve("Lib");
        return Files.isDirectory(windows) ? windows : home.resolve("lib/python3.11");
    }

    /** Every Python source of the standard library and its test suite, sorted; without site-packages. */
    public List<Path> libraryFiles() {
        Path library = library();
        try (Stream<Path> files = Files.walk(library)) {
            return files.filter(f -> f.toString().endsWith(".py"))
                    .filter(f -> !f.startsWith(library.resolve("site-packages")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The contents of those {@link #libraryFiles} that have at most so many bytes. */
    public List<byte[]> libraryContents(int most) {
        List<byte[]> contents = new ArrayList<>();
        try {
            for (Path file : libraryFiles()) {
                if (Files.size(file) <= most) {
                    contents.add(Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }

    /**
     * A second home of the interpreter, without any {@code .pyc}.
     *
     * @return the folder of its library
     */
    public Path copyTo(Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = copy.resolve(home.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!file.toString().endsWith(".pyc")) {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        return copy.resolve(home.relativize(library()));
    }

    /** {@link #libraryFiles} without the folders named {@code test} and {@code tests}: what speed is measured on. */
    public List<Path> librarySources() {
        Path library = library();
        return libraryFiles().stream()
                .filter(f ->
                        !library.relativize(f).toString().matches("(.*[/\\\\])?(tests?|lib2to3|idle_test)[/\\\\].*"))
                .toList();
    }

    /**
     * A process of this interpreter: isolated, without {@code site}, and without any {@code PYTHON*} variable of ours. Its
     * three streams are pipes until the caller redirects them.
     */
    public ProcessBuilder process(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(executable().toString(), "-I", "-S", "-B"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PYTHON"));
        return builder;
    }

    /** The path of one of the Python scripts beside this class, copied to a real file. */
    public Path script(String name) {
        Path copy = scripts().resolve(name);
        try (InputStream resource = EmbeddedCPython.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("no resource " + name);
            }
            Files.createDirectories(scripts());
            Path draft = Files.createTempFile(scripts(), name, ".new");
            Files.copy(resource, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.move(draft, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder that {@link #script} copies to. */
    public Path scripts() {
        return home.resolve("caretline");
    }

    private static EmbeddedCPython unpack() {
        try {
            Path jar = jar();
            Path cache = targetFolder().resolve("cpython");
            Files.createDirectories(cache);
            Path home = cache.resolve(jar.getFileName().toString().replaceFirst("\\.jar$", ""));
            try (FileChannel channel =
                    FileChannel.open(cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock(); // until the channel closes
                if (!Files.isDirectory(home)) {
                    Path draft = Files.createTempDirectory(cache, "draft");
                    extract(jar, draft);
                    Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return new EmbeddedCPython(home);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack the embedded CPython", e);
        }
    }

    private static Path jar() {
        URL marker = EmbeddedCPython.class.getClassLoader().getResource(ROOT);
        if (marker == null) {
            throw new IllegalStateException("org.bytedeco:cpython is not on the class path for this platform");
        }
        String spec = marker.getPath();
        try {
            return Path.of(new java.net.URI(spec.substring(0, spec.indexOf('!'))));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("odd jar address " + spec, e);
        }
    }

    /** {@code tests/target}: where this class was compiled to. */
    private static Path targetFolder() {
        try {
            Path classes = Path.of(EmbeddedCPython.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.resolveSibling("").toAbsolutePath().normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void extract(Path jar, Path to) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (entry.isDirectory() || !entry.getName().startsWith(ROOT)) {
                    continue;
                }
                String inside = entry.getName().substring(ROOT.length());
                Path file =
                        to.resolve(inside.substring(inside.indexOf('/') + 1)).normalize();
                if (!file.startsWith(to)) {
                    throw new IOException("an entry leads out of the folder: " + entry.getName());
                }
                Files.createDirectories(file.getParent());
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        markExecutable(to);
    }

    /** Jars carry no execute bits. */
    private static void markExecutable(Path home) throws IOException {
        Path bin = home.resolve("bin");
        if (Files.isDirectory(bin)) {
            try (Stream<Path> programs = Files.list(bin)) {
                programs.sorted(Comparator.naturalOrder())
                        .forEach(p -> p.toFile().setExecutable(true));
            }
        }
    }
}
