package dev.caretline.repl.postmortem;

import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import java.util.List;

/** {@code :step}: to the next expression. */
public final class StepCommand implements Command {
    @Override
    public String name() {
        return "step";
    }

    @Override
    public String summary() {
        return "go on to the next expression, into calls too";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Stops before whatever computes or binds something, with that marked. In code of libraries",
                "it does not stop.");
    }

    @Override
    public Outcome run(Session session, String argument) throws RefusedException {
        if (!session.isStopped() || session.isOver()) {
            throw new RefusedException("No program has stopped.");
        }
        return new Outcome.Resume(name());
    }
}
