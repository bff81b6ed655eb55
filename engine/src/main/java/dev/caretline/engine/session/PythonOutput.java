package dev.caretline.engine.session;

/** Where a session's standard output, or standard error, goes. */
public sealed interface PythonOutput {
    /** How many bytes of a call are captured if nothing else is said: 8 MiB. */
    int LIMIT = 8 << 20;

    /** Kept for the caller, up to a number of bytes for each call; what comes after that is counted. */
    record Capture(int limit) implements PythonOutput {
        public Capture {
            if (limit < 0) {
                throw new IllegalArgumentException("a limit of " + limit + " bytes");
            }
        }
    }

    /** To the same place as that of this Java process. */
    record Inherit() implements PythonOutput {}

    /** Nowhere. */
    record Discard() implements PythonOutput {}

    static PythonOutput capture() {
        return new Capture(LIMIT);
    }

    static PythonOutput capture(int limit) {
        return new Capture(limit);
    }

    static PythonOutput inherit() {
        return new Inherit();
    }

    static PythonOutput discard() {
        return new Discard();
    }
}
