package dev.caretline.engine;

/**
 * Something around the program is wrong: no interpreter, a bad option, a folder that cannot be used. The message is one
 * line for a person, names the thing, and says what to do about it.
 */
public class CaretlineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CaretlineException(String message) {
        super(message);
    }

    public CaretlineException(String message, Throwable cause) {
        super(message, cause);
    }
}
