package dev.caretline.cli;

/** Says in one line that we failed, not the user's program, and how to see the details. */
final class Defect {
    /** With this variable set to anything, the stack trace follows. */
    static final String DEBUG = "CARETLINE_DEBUG";

    private Defect() {}

    static int report(Throwable e, Console console) {
        if (e instanceof OutOfMemoryError) {
            console.err()
                    .println("caretline: out of memory; give it more with CARETLINE_JAVA_OPTS=-Xmx8g (now "
                            + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB)");
            return ExitCode.FAILURE;
        }
        console.err().println("caretline: defect of caretline itself: " + e + detailsHint());
        if (debugging()) {
            e.printStackTrace(console.err());
        }
        return ExitCode.DEFECT;
    }

    /** Output that could not be delivered is nobody's defect; the console is of no use any more. */
    static int reportOutput(Console.OutputException e) {
        if (e.isBrokenPipe()) {
            return ExitCode.BROKEN_PIPE;
        }
        System.err.println("caretline: cannot write output: " + e.getMessage());
        return ExitCode.FAILURE;
    }

    private static boolean debugging() {
        String value = System.getenv(DEBUG);
        return value != null && !value.isEmpty();
    }

    private static String detailsHint() {
        return debugging() ? "" : " (" + DEBUG + "=1 shows where)";
    }
}
