package dev.caretline.repl.postmortem;

import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import java.util.List;

/** {@code :down}: towards what was called. */
public final class DownCommand implements Command {
    @Override
    public String name() {
        return "down";
    }

    @Override
    public String arguments() {
        return "[N]";
    }

    @Override
    public String summary() {
        return "to the frame that this one called, or N frames down";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Inputs run in the chosen frame then: they see its variables, and bind them.",
                "Ctrl-D leaves it. :frames lists them, :frame goes to any of them.");
    }

    @Override
    public Outcome run(Session session, String argument) throws RefusedException {
        int count = Step.count(argument, 1);
        Examined examined = Examined.of(session);
        int last = examined.view().frames().size() - 1;
        if (examined.at() == last) {
            throw new RefusedException("This is the innermost frame.");
        }
        return Step.to(Math.max(0, Math.min(last, examined.at() + count)), examined, session);
    }
}
