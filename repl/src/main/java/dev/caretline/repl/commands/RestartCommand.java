package dev.caretline.repl.commands;

import dev.caretline.engine.CaretlineException;
import dev.caretline.engine.interpreter.Interpreter;
import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;

/** {@code :restart}: a new process. */
public final class RestartCommand implements Command {
    static final String ITS_OWN = "This prompt belongs to the program that opened it, which cannot be replaced.";

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public String summary() {
        return "start a new Python; names are gone";
    }

    @Override
    public Outcome run(Session session, String argument) throws RefusedException {
        Interpreter again = session.interpreter().orElseThrow(() -> new RefusedException(ITS_OWN));
        try {
            session.restart(again);
        } catch (CaretlineException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
        return Outcome.NEXT;
    }
}
