package dev.caretline.locations.traceback;

import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.parser.ShownProblem;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.grammar.source.SyntaxProblem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A source as tracebacks show it: its lines, as Python reads them from the file, and its tree. Read once, parsed at most
 * once, and only when the tree is asked for. Safe for several threads.
 */
public final class Source {
    private static final PythonVersion VERSION = PythonVersion.V3_11;

    private final byte[] file;
    private final String name;
    private final TextLines lines;
    private Optional<Mod> tree = Optional.empty();
    private Optional<SyntaxProblem> problem = Optional.empty();
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
            text.ifPresent(this::parse);
            isParsed = true;
        }
        return tree;
    }

    private void parse(SourceText source) {
        try {
            tree = Optional.of(Parser.parse(source, ParseMode.EXEC, VERSION));
        } catch (PythonSyntaxException e) {
            problem = Optional.of(e.problem());
        }
    }

    /**
     * What a syntax error says, with columns that count code points: where it is certain that it is about this source, and
     * CPython counts bytes.
     */
    public synchronized SyntaxDetails inCodePoints(SyntaxDetails details) {
        boolean parses = tree().isPresent();
        if (text.isEmpty() || !isLine(details)) {
            return details;
        }
        SyntaxProblem said = said(details);
        if (parses) { // the compiler's
            boolean fits = fits(said.line(), said.offset()) && fits(said.endLine(), said.endOffset());
            return fits ? details.withColumns(said.shownIn(text.get())) : details;
        }
        boolean isOurs = problem.filter(own -> own.line().equals(said.line())
                        && own.offset().equals(said.offset())
                        && own.endLine().equals(said.endLine())
                        && own.endOffset().equals(said.endOffset()))
                .isPresent();
        return isOurs ? details.withColumns(ShownProblem.of(problem.get(), text.get(), VERSION)) : details;
    }

    private boolean isLine(SyntaxDetails details) {
        return details.line() >= 1
                && details.line() <= lines.count()
                && details.text()
                        .filter(shown -> shown.strip()
                                .equals(lines.text((int) details.line()).strip()))
                        .isPresent();
    }

    /** Whether the bytes of a line go as far. */
    private boolean fits(OptionalInt line, OptionalInt offset) {
        int number = line.orElse(0);
        return number >= 1
                && number <= lines.count()
                && offset.orElse(1) <= lines.text(number).getBytes(StandardCharsets.UTF_8).length + 1;
    }

    private static SyntaxProblem said(SyntaxDetails details) {
        return new SyntaxProblem(
                SyntaxProblem.Type.SYNTAX_ERROR,
                "",
                OptionalInt.of((int) details.line()),
                number(details.offset()),
                number(details.endLine()),
                number(details.endOffset()),
                Optional.empty());
    }

    private static OptionalInt number(OptionalLong number) {
        return number.isPresent() && number.getAsLong() == (int) number.getAsLong()
                ? OptionalInt.of((int) number.getAsLong())
                : OptionalInt.empty();
    }

    /** The number of bytes of the file. */
    public int size() {
        return file.length;
    }
}
