package dev.caretline.engine.session;

/** Python code asked to end: {@code sys.exit()}, {@code raise SystemExit}. The session goes on. */
public final class PythonExitException extends SessionException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient PythonRun run;

    PythonExitException(int status, String message, PythonRun run) {
        super("Python asked to end with status " + status + (message.isEmpty() ? "" : ": " + message));
        this.status = status;
        this.run = run;
    }

    /** What {@code python} would end with, before the system cuts it to 8 bits. */
    public int status() {
        return status;
    }

    /** What the code had written until then. */
    public PythonRun run() {
        return run;
    }
}
