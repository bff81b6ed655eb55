package dev.caretline.cli;

/** What the command's exit status says; the only place where these numbers stand. */
public final class ExitCode {
    public static final int OK = 0;

    /** The asked work failed: a file could not be read, or was not Python. */
    public static final int FAILURE = 1;

    /** The command was called wrongly. */
    public static final int USAGE = 2;

    /** A defect of ours (EX_SOFTWARE of sysexits.h). */
    public static final int DEFECT = 70;

    /** Whoever read our output has gone: what a shell shows for SIGPIPE. */
    public static final int BROKEN_PIPE = 128 + 13;

    private ExitCode() {}
}
