package dev.caretline.grammar.source;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is wrong with a Python source, in the terms of CPython's exception: what its type, message and attributes would be.
 *
 * @param line {@code lineno}, 1-based; 0 in the few cases in which CPython says 0
 * @param offset {@code offset}: code points from the start of the line, 1-based; 0 and -1 as CPython has them
 * @param endLine {@code end_lineno}, as {@code line}
 * @param endOffset {@code end_offset}, as {@code offset}, exclusive
 * @param text {@code text}: the source line as CPython shows it, mostly with its line end
 */
public record SyntaxProblem(
        Type type,
        String message,
        OptionalInt line,
        OptionalInt offset,
        OptionalInt endLine,
        OptionalInt endOffset,
        Optional<String> text) {

    /** The class of the exception that CPython raises. */
    public enum Type {
        SYNTAX_ERROR("SyntaxError"),
        INDENTATION_ERROR("IndentationError"),
        TAB_ERROR("TabError"),
        /** Not a SyntaxError in CPython, and without a position: a NUL character in 3.11.3. */
        VALUE_ERROR("ValueError"),
        /** Not a SyntaxError in CPython, and without a position: bytes that are not UTF-8, after another error. */
        UNICODE_DECODE_ERROR("UnicodeDecodeError"),
        /** Not a SyntaxError in CPython, and without a position: expressions nested too deeply for its parser. */
        MEMORY_ERROR("MemoryError"),
        /** Not a SyntaxError in CPython, and without a position: a tree too deep for its compiler. */
        RECURSION_ERROR("RecursionError"),
        /** Not a SyntaxError in CPython, and without a position. */
        OVERFLOW_ERROR("OverflowError");

        private final String pythonName;

        Type(String pythonName) {
            this.pythonName = pythonName;
        }

        /** Whether the exception is a SyntaxError or a subclass, which have a position. */
        public boolean isSyntaxError() {
            return this == SYNTAX_ERROR || this == INDENTATION_ERROR || this == TAB_ERROR;
        }

        /** The name of the exception class in Python. */
        public String pythonName() {
            return pythonName;
        }
    }

    /**
     * The problem as it is shown to a person. One of the compiler has no {@code text}, and columns in bytes: it gets its line,
     * and columns that count code points.
     */
    public SyntaxProblem shownIn(SourceText source) {
        if (text.isPresent() || line.orElse(0) < 1) {
            return this;
        }
        return new SyntaxProblem(
                type,
                message,
                line,
                codePoints(source, line, offset),
                endLine,
                codePoints(source, endLine, endOffset),
                Optional.of(source.lineText(new Line(line.getAsInt()))));
    }

    private static OptionalInt codePoints(SourceText source, OptionalInt line, OptionalInt offset) {
        if (line.orElse(0) < 1 || offset.orElse(0) < 1) {
            return offset;
        }
        ByteColumn column = new ByteColumn(offset.getAsInt() - 1);
        return OptionalInt.of(
                source.codePointColumn(new Line(line.getAsInt()), column).number());
    }

    /** A problem that has a message and no position. */
    public static SyntaxProblem withoutPlace(Type type, String message) {
        return new SyntaxProblem(
                type,
                message,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }
}
