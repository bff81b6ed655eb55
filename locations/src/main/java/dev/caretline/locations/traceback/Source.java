package dev.caretline.locations.traceback;

import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A source as tracebacks show it: its lines, as Python reads them from the file, and its tree. Read once, parsed at most
 * once, and only when the tree is asked for. Safe for several threads.
 */
public final class Source {
    private final byte[] file;
    private final String name;
    private final TextLines lines;
    private Optional<Mod> tree = Optional.empty();
    private boolean isParsed;
    private final Optional<SourceText> text;

    private Source(byte[] file, String name) {
        this.file = file;
        this.name = name;
        text = decode(file, name);
        lines = TextLines.of(file, text);
    }

    /** @param file the bytes of a file, or of a text in UTF-8 */
    public static Source of(byte[] file, String name) {
        return new Source(file, name);
    }

    /** A text that is in no file. */
    public static Source of(String text, String name) {
        return new Source(text.getBytes(StandardCharsets.UTF_8), name);
    }

    private static Optional<SourceText> decode(byte[] file, String name) {
        try {
            return Optional.of(SourceText.decode(file, name));
        } catch (PythonSyntaxException e) {
            return Optional.empty();
        }
    }

    public String name() {
        return name;
    }

    /** Whether all of its lines can be read, so that {@code linecache} shows any of them. */
    public boolean isDecodable() {
        return lines.isComplete();
    }

    /** The number of lines that can be read. */
    public int lineCount() {
        return lines.count();
    }

    /**
     * A line without its end.
     *
     * @param line 1-based; empty if there is no such line, or it cannot be decoded
     */
    public Optional<String> line(int line) {
        return line >= 1 && line <= lines.count() ? Optional.of(lines.text(line)) : Optional.empty();
    }

    /** The text that ranges refer to; empty if CPython would refuse to read it as a source. */
    public Optional<SourceText> text() {
        return text;
    }

    /** The tree of the whole source; empty if it has none. */
    public synchronized Optional<Mod> tree() {
        if (!isParsed) {
            tree = text.flatMap(Source::parse);
            isParsed = true;
        }
        return tree;
    }

    private static Optional<Mod> parse(SourceText text) {
        try {
            return Optional.of(Parser.parse(text, ParseMode.EXEC, PythonVersion.V3_11));
        } catch (PythonSyntaxException e) {
            return Optional.empty();
        }
    }

    /** The number of bytes of the file. */
    public int size() {
        return file.length;
    }
}
