package dev.caretline.repl.commands;

import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;

/** {@code :continue}: on with a program that has stopped. */
public final class ContinueCommand implements Command {
    @Override
    public String name() {
        return "continue";
    }

    @Override
    public String summary() {
        return "let a program go on that has stopped";
    }

    @Override
    public Outcome run(Session session, String argument) throws RefusedException {
        if (!session.isStopped()) {
            throw new RefusedException("No program has stopped.");
        }
        return Outcome.RESUME;
    }
}
