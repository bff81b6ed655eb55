package dev.caretline.engine.session;

import java.util.Map;

/** The interpreter ended in the middle of a call: it crashed, was killed, or left by {@code os._exit}. The session is over. */
public final class PythonCrashException extends SessionException {
    private static final long serialVersionUID = 1L;

    private static final int SIGNALLED = 128;
    private static final Map<Integer, String> SIGNALS = Map.of(
            2, "SIGINT", 4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 15,
            "SIGTERM");

    private final int status;
    private final transient PythonRun run;

    PythonCrashException(int status, PythonRun run) {
        super(message(status, run.errors().text()));
        this.status = status;
        this.run = run;
    }

    /** The exit status of the process; 128 and the number of the signal that ended it. */
    public int status() {
        return status;
    }

    /** What had been written until then, as far as it was captured. */
    public PythonRun run() {
        return run;
    }

    private static String message(int status, String errors) {
        int signal = status - SIGNALLED;
        String end = signal > 0
                ? "by signal " + signal + (SIGNALS.containsKey(signal) ? " (" + SIGNALS.get(signal) + ")" : "")
                : "with status " + status;
        String last = errors.strip().lines().reduce((a, b) -> b).orElse("");
        return "the Python process ended " + end + " without an answer" + (last.isEmpty() ? "" : ": " + last);
    }
}
