package dev.caretline.repl.postmortem;

import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import java.util.List;

/** {@code :up}: towards the caller. */
public final class UpCommand implements Command {
    @Override
    public String name() {
        return "up";
    }

    @Override
    public String arguments() {
        return "[N]";
    }

    @Override
    public String summary() {
        return "to the frame that called this one, or N frames up";
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
        if (examined.at() == 0) {
            throw new RefusedException("This is the outermost frame.");
        }
        return Step.to(Math.max(0, Math.min(last, examined.at() - count)), examined, session);
    }
}
