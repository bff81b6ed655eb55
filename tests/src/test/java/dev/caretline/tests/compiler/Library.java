package dev.caretline.tests.compiler;

import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The files of the embedded CPython's library, and their trees. */
final class Library {
    private static final int QUICK_STEP = 15;

    private Library() {}

    /** A part of the files that takes seconds, not minutes. */
    static List<Path> sample(EmbeddedCPython python) {
        List<Path> all = python.libraryFiles();
        return IntStream.range(0, all.size() / QUICK_STEP)
                .mapToObj(i -> all.get(i * QUICK_STEP))
                .toList();
    }

    static SourceText source(Path file) {
        try {
            return SourceText.decode(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Mod tree(SourceText source) {
        return Parser.parse(source, ParseMode.EXEC, PythonVersion.V3_11);
    }
}
