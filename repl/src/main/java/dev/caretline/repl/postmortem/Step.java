package dev.caretline.repl.postmortem;

import dev.caretline.repl.command.Command.RefusedException;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;

/** A move to another frame. */
final class Step {
    private Step() {}

    /** Enters a frame and shows it. */
    static Outcome to(int index, Examined examined, Session session) throws RefusedException {
        Examined now = examined.enter(index, session);
        session.setPlace(now.frame().code().name());
        session.print(now.view().place(now.at()));
        return Outcome.NEXT;
    }

    /**
     * The number in an argument.
     *
     * @param usual what an empty one stands for
     */
    static int count(String argument, int usual) throws RefusedException {
        if (argument.isEmpty()) {
            return usual;
        }
        try {
            return Integer.parseInt(argument);
        } catch (NumberFormatException e) {
            throw new RefusedException("A number is expected, not " + argument + ".");
        }
    }
}
