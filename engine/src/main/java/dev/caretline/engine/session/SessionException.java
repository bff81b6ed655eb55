package dev.caretline.engine.session;

import dev.caretline.engine.CaretlineException;

/** A call of a session did not come to its end. The subclasses say why; this one, that the session is closed or broken. */
public class SessionException extends CaretlineException {
    private static final long serialVersionUID = 1L;

    SessionException(String message) {
        super(message);
    }

    SessionException(String message, Throwable cause) {
        super(message, cause);
    }
}
