package dev.caretline.repl.postmortem;

import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import java.util.List;

/** {@code :next}: to the next line. */
public final class NextCommand implements Command {
    @Override
    public String name() {
        return "next";
    }

    @Override
    public String summary() {
        return "go on to the next line of this function";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Or of its caller, when it returns. What is called meanwhile does not stop, unless it comes",
                "to a breakpoint().");
    }

    @Override
    public Outcome run(Session session, String argument) throws RefusedException {
        if (!session.isStopped() || session.isOver()) {
            throw new RefusedException("No program has stopped.");
        }
        return new Outcome.Resume(name());
    }
}
