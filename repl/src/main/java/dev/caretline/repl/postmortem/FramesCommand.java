package dev.caretline.repl.postmortem;

import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import java.util.List;

/** {@code :frames}: which frames there are. */
public final class FramesCommand implements Command {
    @Override
    public String name() {
        return "frames";
    }

    @Override
    public String summary() {
        return "the frames of the last failure";
    }

    @Override
    public List<String> details() {
        return List.of(
                "One line for each frame, the outermost first: its number, its place, and what it was",
                "doing. The one that :locals, :source and :why speak about is marked.",
                "Where a program has stopped, they are its frames.");
    }

    @Override
    public Outcome run(Session session, String argument) throws RefusedException {
        Examined examined = Examined.of(session);
        session.print(examined.view().list(examined.at()));
        return Outcome.NEXT;
    }
}
