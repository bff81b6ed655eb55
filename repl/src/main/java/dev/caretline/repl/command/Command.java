package dev.caretline.repl.command;

import dev.caretline.repl.editor.Completion;
import java.util.List;

/** Something that the prompt does when {@code :name} is typed. */
public interface Command {
    /** Its name, without the colon. */
    String name();

    /** What follows the name, as help shows it; empty if nothing does. */
    default String arguments() {
        return "";
    }

    /** What it does, in words that follow its name in a table: no capital, no full stop, at most 52 characters. */
    String summary();

    /** More about it: text that help fills into lines, but for lines that begin with a blank; may be empty. */
    default List<String> details() {
        return List.of();
    }

    /**
     * What can stand at the end of its arguments.
     *
     * @param argument all behind the name that was typed, up to the cursor; indexes of the answer count from its start
     */
    default Completion complete(Session session, String argument) {
        return Choices.NONE;
    }

    /**
     * Does it.
     *
     * @param argument all behind the name, without blanks at its ends
     * @throws RefusedException if it cannot be done
     */
    Outcome run(Session session, String argument) throws RefusedException;

    /** A command cannot be done; the message is the line that says why. */
    final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        public RefusedException(String message) {
            super(message, null, false, false);
        }
    }
}
