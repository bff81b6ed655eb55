package dev.caretline.cli.compile;

import dev.caretline.grammar.source.PythonVersion;
import java.nio.file.Path;

/** Where the {@code .pyc} of a source goes (PEP 3147 and PEP 488: {@code importlib.util.cache_from_source}). */
public final class PycPath {
    private final String tag;

    /** @param optimize 0, 1 or 2, as {@code -O} and {@code -OO} have it */
    public PycPath(PythonVersion version, int optimize) {
        tag = ".cpython-" + version.major() + version.minor() + (optimize == 0 ? "" : ".opt-" + optimize) + ".pyc";
    }

    /** In {@code __pycache__} beside the source. */
    public Path beside(SourceFile source) {
        return source.path().resolveSibling("__pycache__").resolve(fileName(source.path()));
    }

    /** In {@code __pycache__} at the source's place below another folder. */
    public Path below(Path output, SourceFile source) {
        Path place = output.resolve(source.relative().toString());
        return place.resolveSibling("__pycache__").resolve(fileName(place));
    }

    private String fileName(Path source) {
        String name = String.valueOf(source.getFileName());
        return (name.endsWith(".py") ? name.substring(0, name.length() - ".py".length()) : name) + tag;
    }
}
