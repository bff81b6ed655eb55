package dev.caretline.grammar.source;

/**
 * A warning that CPython gives while it compiles: about code that is valid, and hardly what was meant or not for ever so.
 *
 * @param message CPython's text
 * @param range the construct, on whose first line CPython reports the warning; a SyntaxError would have this range if
 *     warnings were errors
 */
public record PythonWarning(Category category, String message, SourceRange range) {

    /** The class of a warning. */
    public enum Category {
        SYNTAX_WARNING("SyntaxWarning"),
        /** Hidden by Python unless it is asked for. */
        DEPRECATION_WARNING("DeprecationWarning");

        private final String pythonName;

        Category(String pythonName) {
            this.pythonName = pythonName;
        }

        /** The name of the class in Python. */
        public String pythonName() {
            return pythonName;
        }
    }

    /** A warning of the compiler proper. */
    public static PythonWarning syntax(String message, SourceRange range) {
        return new PythonWarning(Category.SYNTAX_WARNING, message, range);
    }

    /** The line that CPython reports, 1-based. */
    public int line() {
        return range.lineNumber();
    }
}
