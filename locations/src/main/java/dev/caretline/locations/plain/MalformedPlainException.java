package dev.caretline.locations.plain;

/** Bytes that are no plain value, or a plain value that is not what was expected. */
public final class MalformedPlainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedPlainException(String message) {
        super(message);
    }
}
