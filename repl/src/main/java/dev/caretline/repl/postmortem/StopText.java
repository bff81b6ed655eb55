package dev.caretline.repl.postmortem;

import dev.caretline.repl.command.Command.RefusedException;
import dev.caretline.repl.command.Session;

/** Where a program stands after a step. */
public final class StopText {
    private StopText() {}

    /** The place, with what is to be computed next marked in its source. */
    public static String of(Session session) throws RefusedException {
        Examined examined = Examined.of(session);
        return examined.view().place(examined.at());
    }
}
