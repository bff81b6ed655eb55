package dev.caretline.repl.editor;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads inputs from the user; prints above the line that is being typed. */
public interface Editor extends AutoCloseable {
    /** Ctrl-C at the prompt. */
    final class InterruptedInputException extends Exception {
        private static final long serialVersionUID = 1L;

        InterruptedInputException() {
            super("", null, false, false);
        }
    }

    /**
     * What an editor serves.
     *
     * @param completions what Tab offers
     * @param suspend stops this job until the shell lets it go on
     */
    record Session(Completion.Source completions, Runnable suspend) {}

    /**
     * The editor for this process's terminal: of whole screens where it can move the cursor, else of plain lines.
     *
     * @param colors whether to colour what is typed
     * @param plain whether lines are wanted whatever the terminal can, as by an editor that sends text
     */
    static Editor open(HistoryFile history, boolean colors, boolean plain) throws IOException {
        return plain ? new PlainEditor(history) : ScreenEditor.open(history, colors);
    }

    /** Says what it serves from now on; nothing is read before. */
    void serve(Session session);

    /** Whether only lines can be shown: {@code TERM} is dumb or missing, or an environment variable asks for it. */
    static boolean isPlain(Map<String, String> environment) {
        String type = environment.getOrDefault("TERM", "");
        return type.isEmpty()
                || type.equals("dumb")
                || isSet(environment, "CARETLINE_PLAIN")
                || isSet(environment, "PYTHON_BASIC_REPL");
    }

    private static boolean isSet(Map<String, String> environment, String variable) {
        return !environment.getOrDefault(variable, "").isEmpty();
    }

    /**
     * The next input; empty at the end, Ctrl-D.
     *
     * @param initial what it begins with
     * @throws InterruptedInputException for Ctrl-C
     */
    Optional<String> read(String prompt, String continuation, String initial) throws InterruptedInputException;

    /** Cells of a line. */
    int columns();

    /** Whether the terminal's encoding has a character. */
    boolean canShow(char character);

    /** Adds an entry to the history. */
    void remember(String entry);

    /** What was entered in this and earlier sessions, the oldest first. */
    List<String> history();

    /** Runs a program on the terminal and waits for it; its exit status, or −1 if there is no such program. */
    int execute(List<String> command);

    /** Writes whole lines to the terminal, above the line that is being typed. */
    void printAbove(String text);

    /** Writes where the cursor is. */
    void print(String text);

    @Override
    void close();
}
