package dev.caretline.repl.postmortem;

import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import java.util.List;

/** {@code :out}: out of a function. */
public final class OutCommand implements Command {
    @Override
    public String name() {
        return "out";
    }

    @Override
    public String summary() {
        return "go on until this function has returned";
    }

    @Override
    public List<String> details() {
        return List.of("Stops in its caller, before what is computed there next.");
    }

    @Override
    public Outcome run(Session session, String argument) throws RefusedException {
        if (!session.isStopped() || session.isOver()) {
            throw new RefusedException("No program has stopped.");
        }
        return new Outcome.Resume(name());
    }
}
