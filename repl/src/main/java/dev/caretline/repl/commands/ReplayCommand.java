package dev.caretline.repl.commands;

import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import dev.caretline.repl.input.Inputs;
import java.util.List;

/** {@code :replay}: all inputs once more. */
public final class ReplayCommand implements Command {
    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String summary() {
        return "run all inputs of this session again";
    }

    @Override
    public List<String> details() {
        return List.of("In the order in which they were typed, as after a crash or a :restart.");
    }

    @Override
    public Outcome run(Session session, String argument) {
        List<Inputs.Input> again = session.inputs().all();
        session.inputs().clear();
        for (Inputs.Input input : again) {
            Outcome outcome = session.run(input.text());
            if (!(outcome instanceof Outcome.Next)) {
                return outcome;
            }
        }
        return Outcome.NEXT;
    }
}
