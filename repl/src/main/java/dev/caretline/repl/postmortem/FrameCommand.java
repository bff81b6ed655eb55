package dev.caretline.repl.postmortem;

import dev.caretline.locations.plain.PlainValue;
import dev.caretline.repl.child.FrameKinds;
import dev.caretline.repl.command.Choices;
import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import dev.caretline.repl.editor.Completion;
import java.util.List;
import java.util.Map;

/** {@code :frame}: into a frame by its number, or out again. */
public final class FrameCommand implements Command {
    private static final String OUT = "out";

    @Override
    public String name() {
        return "frame";
    }

    @Override
    public String arguments() {
        return "[N|out]";
    }

    @Override
    public String summary() {
        return "into frame N, the marked one without N, or out of it";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Inputs run in the chosen frame then: they see its variables, and bind them.",
                "':frame out', as Ctrl-D does, goes back to the session, or to where a program stopped.",
                "A negative number counts from the innermost frame: -1 is that.");
    }

    @Override
    public Completion complete(Session session, String argument) {
        return Choices.among(List.of(OUT), argument);
    }

    @Override
    public Outcome run(Session session, String argument) throws RefusedException {
        if (argument.equals(OUT)) {
            session.ask(FrameKinds.FRAMES, Map.of("what", PlainValue.of("leave")));
            session.setPlace("");
            return Outcome.NEXT;
        }
        Examined examined = Examined.of(session);
        int size = examined.view().frames().size();
        int number = Step.count(argument, examined.at());
        int index = number < 0 ? size + number : number;
        if (index < 0 || index >= size) {
            throw new RefusedException("There is no frame " + number + "; :frames lists them.");
        }
        return Step.to(index, examined, session);
    }
}
