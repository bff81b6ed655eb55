package dev.caretline.repl.postmortem;

import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;

/** {@code :source}: the source of a frame around what it was doing. */
public final class SourceCommand implements Command {
    @Override
    public String name() {
        return "source";
    }

    @Override
    public String summary() {
        return "the source around what the frame was doing";
    }

    @Override
    public Outcome run(Session session, String argument) throws RefusedException {
        Examined examined = Examined.of(session);
        session.print(examined.view().source(examined.at()));
        return Outcome.NEXT;
    }
}
