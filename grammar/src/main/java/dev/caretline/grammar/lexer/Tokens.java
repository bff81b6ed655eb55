package dev.caretline.grammar.lexer;

import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.grammar.source.SyntaxProblem;
import java.util.Optional;

/**
 * The tokens of a source, as columns of numbers: there is no object per token, a token is its index.
 *
 * <p>Types are those of {@link PythonTokens}. The last token is the end marker ({@code Token.EOF}), or {@code ERROR} where
 * the lexer could not go on; then {@link #problem} says why. Lines are 1-based; columns and offsets are UTF-8 bytes,
 * 0-based; ends are exclusive. An index must be at least 0 and less than {@link #size}.
 */
public final class Tokens {
    private final SourceText source;
    private final NameTable names;
    private final Inequality inequality;
    private final int size;
    private final byte[] types;
    private final int[] starts;
    private final int[] ends;
    private final int[] lines;
    private final int[] nameNumbers;
    private final int[] openBrackets;
    private final Optional<SyntaxProblem> problem;
    private final boolean problemRaised;

    Tokens(
            SourceText source,
            TokenColumns columns,
            NameTable names,
            Inequality inequality,
            int[] openBrackets,
            LexicalErrors errors) {
        this.source = source;
        this.names = names;
        this.inequality = inequality;
        this.openBrackets = openBrackets;
        size = columns.size;
        types = columns.types;
        starts = columns.starts;
        ends = columns.ends;
        lines = columns.lines;
        nameNumbers = columns.names;
        problem = errors.problem();
        problemRaised = errors.isRaised();
    }

    /** The text the tokens are of. */
    public SourceText source() {
        return source;
    }

    /**
     * How the source spells inequality: {@code NOTEQUAL} is the type of what is spelled so, and {@code LESSGREATER} that of
     * the other spelling.
     */
    public Inequality inequality() {
        return inequality;
    }

    /** The number of tokens, the last one included; at least 1. */
    public int size() {
        return size;
    }

    /** The type, one of the constants of {@link PythonTokens}, or {@code Token.EOF}. */
    public int type(int token) {
        return types[token];
    }

    /** The offset in the text at which a token starts. */
    public int start(int token) {
        return starts[token];
    }

    /** The offset in the text at which a token ends. */
    public int end(int token) {
        return ends[token];
    }

    /** The line on which a token starts. */
    public int line(int token) {
        return lines[token];
    }

    /** The column at which a token starts. */
    public int column(int token) {
        return starts[token] - source.lineStart(lines[token]);
    }

    /** The line on which a token ends: another one than {@link #line} only for strings. */
    public int endLine(int token) {
        int line = lines[token];
        return line < source.lineCount() && ends[token] > source.lineStart(line + 1)
                ? source.lineAt(ends[token] - 1)
                : line;
    }

    /** The column, of its last line, at which a token ends. */
    public int endColumn(int token) {
        return ends[token] - source.lineStart(endLine(token));
    }

    /** What a token looks like in the source. */
    public String text(int token) {
        return source.slice(starts[token], ends[token]);
    }

    /**
     * The identifier that a name, or the text that a keyword is: in normal form NFKC, and one and the same object for
     * equal names of one source.
     *
     * <p>The token must be one of the two.
     */
    public String name(int token) {
        return names.names()[nameNumbers[token]];
    }

    /** From the start of one token to the end of another, which must not end before the first one starts. */
    public SourceRange range(int first, int last) {
        return SourceRange.ofNumbers(lines[first], column(first), endLine(last), endColumn(last));
    }

    /** Why the lexer stopped at the last token, as CPython's tokenizer says it; empty if it did not. */
    public Optional<SyntaxProblem> problem() {
        return problem;
    }

    /**
     * Whether CPython's tokenizer raises the {@link #problem} itself. Then it also stands if the parser stops at a token
     * before it, without anything better to say than "invalid syntax"; the others count only when the parser comes to them
     * ({@code _PyPegen_tokenize_full_source_to_check_for_errors}).
     */
    public boolean isProblemRaised() {
        return problemRaised;
    }

    /** The tokens that are brackets still open at the end, the outermost first. */
    public int[] openBrackets() {
        return openBrackets.clone();
    }

    NameTable names() {
        return names;
    }
}
