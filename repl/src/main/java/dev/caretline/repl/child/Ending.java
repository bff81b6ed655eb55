package dev.caretline.repl.child;

import java.util.Map;

/**
 * How a process of Python ended.
 *
 * @param wanted whether it said that it was going to, as by {@code exit()}
 * @param status its exit status; 128 and more for a signal, as a shell shows it
 */
public record Ending(boolean wanted, int status) {
    private static final int SIGNALS = 128;
    private static final Map<Integer, String> NAMES = Map.of(
            1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV",
            15, "SIGTERM");

    /** In words, for somebody who did not expect it. */
    public String inWords() {
        if (status <= SIGNALS) {
            return "Python has ended with status " + status;
        }
        String name = NAMES.get(status - SIGNALS);
        return "Python was killed by signal " + (status - SIGNALS) + (name == null ? "" : " (" + name + ")");
    }
}
