package dev.caretline.engine.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call took longer than it may. The code was interrupted, by a {@code KeyboardInterrupt}; if it did not end by that, its
 * process was killed, and the session is over. The cause, if there is one, says where it was.
 */
public final class PythonTimeoutException extends SessionException {
    private static final long serialVersionUID = 1L;

    private final boolean killed;
    private final transient PythonRun run;

    PythonTimeoutException(Duration timeout, boolean killed, PythonRun run, @Nullable Throwable cause) {
        super("Python took longer than " + timeout.toMillis() + " ms"
                + (killed ? ", did not react to an interrupt, and was killed" : " and was interrupted"));
        if (cause != null) {
            initCause(cause);
        }
        this.killed = killed;
        this.run = run;
    }

    /** What had been written until then. */
    public PythonRun run() {
        return run;
    }

    /** Whether the process had to be killed. */
    public boolean killed() {
        return killed;
    }
}
