package dev.caretline.engine.agent;

import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.Compiler;
import dev.caretline.compiler.target.Target;
import dev.caretline.engine.files.WholeFile;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.bytecode.BytecodeVersion;
import dev.caretline.locations.pyc.PycFile;
import dev.caretline.locations.pyc.PycHeader;
import dev.caretline.locations.pyc.SourceHash;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The agent's sources, which are resources of this package, and the folder that they are laid out in:
 *
 * <pre>{@code
 * sitecustomize.py        __pycache__/sitecustomize.cpython-311.pyc
 * caretline_agent/*.py    caretline_agent/__pycache__/*.cpython-311.pyc
 * plugins/*.py            what other programs load, with that folder on their path
 * main.cpython-311.pyc    what Python is told to run
 * }</pre>
 *
 * No {@code .pyc} has to be checked against its source, so that starting one costs as little as it can.
 */
public final class AgentFiles {
    private static final BytecodeVersion BYTECODE = BytecodeVersion.V3_11;
    private static final String TAG = ".cpython-311.pyc";
    private static final String PACKAGE = "caretline_agent";

    /** The file that says which build this is, and what stands there for it. */
    private static final String BUILD_FILE = PACKAGE + "/cache.py";

    private static final String BUILD = "@build@";

    private AgentFiles() {}

    /** Lays the files out in the folder that is the only argument: what the build calls. */
    public static void main(String[] args) throws IOException {
        layOut(Path.of(args[0]));
    }

    /** Lays the files out; a file that is there is replaced as a whole. */
    public static void layOut(Path folder) throws IOException {
        layOut(sources(), folder, folder);
    }

    /**
     * Lays sources out in a folder that will be moved.
     *
     * @param home where it will lie: what code objects have in their file names
     */
    static void layOut(SortedMap<String, byte[]> sources, Path folder, Path home) throws IOException {
        for (Map.Entry<String, byte[]> source : sources.entrySet()) {
            layOut(source.getKey(), source.getValue(), folder, home);
        }
    }

    /** The sources by their names, with slashes, relative to the folder they are laid out in; one of them names the build. */
    static SortedMap<String, byte[]> sources() throws IOException {
        SortedMap<String, byte[]> sources = resources();
        String build = BuildDigest.text();
        sources.computeIfPresent(
                BUILD_FILE,
                (name, source) -> new String(source, StandardCharsets.UTF_8)
                        .replace(BUILD, build)
                        .getBytes(StandardCharsets.UTF_8));
        return sources;
    }

    private static SortedMap<String, byte[]> resources() throws IOException {
        URI first = first();
        if (!first.getScheme().equals("jar")) {
            return sourcesBelow(Path.of(first).resolveSibling(""));
        }
        // One of its own: another thread may read the same jar and close its view of it.
        try (FileSystem jar = FileSystems.newFileSystem(jarOf(first), Map.of())) {
            String inside = first.getSchemeSpecificPart();
            return sourcesBelow(
                    jar.getPath(inside.substring(inside.lastIndexOf('!') + 1)).resolveSibling(""));
        }
    }

    private static Path jarOf(URI entry) {
        String file = entry.getRawSchemeSpecificPart();
        return Path.of(URI.create(file.substring(0, file.lastIndexOf('!'))));
    }

    private static SortedMap<String, byte[]> sourcesBelow(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.walk(folder)) {
            found = files.filter(file -> file.toString().endsWith(".py")).toList();
        }
        SortedMap<String, byte[]> sources = new TreeMap<>();
        for (Path source : found) {
            sources.put(folder.relativize(source).toString().replace('\\', '/'), Files.readAllBytes(source));
        }
        return sources;
    }

    private static URI first() throws IOException {
        URL url = AgentFiles.class.getResource("sitecustomize.py");
        if (url == null) {
            throw new IllegalStateException("the agent is not in this jar");
        }
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static void layOut(String name, byte[] source, Path folder, Path home) throws IOException {
        Path file = folder.resolve(name);
        byte[] pyc = compiled(home.resolve(name), source);
        write(file, source);
        write(cached(file), pyc);
        if (name.equals(PACKAGE + "/main.py")) {
            write(folder.resolve("main" + TAG), pyc);
        }
    }

    /** {@code importlib.util.cache_from_source}. */
    private static Path cached(Path source) {
        String name = source.getFileName().toString().replaceFirst("\\.py$", "");
        return source.resolveSibling("__pycache__").resolve(name + TAG);
    }

    private static byte[] compiled(Path file, byte[] source) {
        SourceText text = SourceText.decode(source, file.toAbsolutePath().toString());
        CompileOptions options = CompileOptions.of(Target.of(PythonVersion.V3_11));
        PycHeader header = new PycHeader.Hash(SourceHash.of(source, BYTECODE), false);
        return PycFile.ofCompiled(Compiler.compile(text, options).code(), BYTECODE, header)
                .toBytes();
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        WholeFile.write(file, bytes);
    }
}
