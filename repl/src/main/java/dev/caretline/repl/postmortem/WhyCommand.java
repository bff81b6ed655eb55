package dev.caretline.repl.postmortem;

import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import java.util.List;

/** {@code :why}: what the parts of the failing expression were worth. */
public final class WhyCommand implements Command {
    @Override
    public String name() {
        return "why";
    }

    @Override
    public String summary() {
        return "the value of each part of what failed";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Each part of the expression that the frame was computing, its value when it failed,",
                "and how that is known:",
                "  captured  kept in the moment in which it was computed",
                "  frame     a name that is still bound to it",
                "  derived   it follows from such values, without running any code",
                "What is not known for certain is not shown. :locals shows names as they are now.");
    }

    @Override
    public Outcome run(Session session, String argument) throws RefusedException {
        Examined examined = Examined.of(session);
        session.print(examined.view().why(examined.at()));
        return Outcome.NEXT;
    }
}
