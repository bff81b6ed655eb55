package dev.caretline.locations.code;

/**
 * Says that bytes from outside are no code object: a truncated or contradictory table, marshal stream or {@code .pyc}, or
 * one beyond the limits. The only exception that reading such bytes throws.
 */
public final class MalformedCodeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedCodeException(String message) {
        super(message);
    }

    public MalformedCodeException(String message, Throwable cause) {
        super(message, cause);
    }
}
