package dev.caretline.compiler.codegen;

/**
 * A {@code SyntaxWarning} of the code generator: code that is valid, and hardly what was meant.
 *
 * @param message CPython's text
 * @param line 1-based line that CPython reports the warning on
 * @param column start of the construct in UTF-8 bytes, 0-based; where a SyntaxError would point if warnings were errors
 * @param endLine 1-based
 * @param endColumn end of the construct in UTF-8 bytes, 0-based, exclusive
 */
public record CodeWarning(String message, int line, int column, int endLine, int endColumn) {}
