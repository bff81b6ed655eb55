package dev.caretline.repl.postmortem;

import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import java.util.List;

/** {@code :up} and {@code :down}: along the calls. */
public final class MoveCommand implements Command {
    private final String name;
    private final String summary;
    private final String end;
    private final int step;

    private MoveCommand(String name, String summary, String end, int step) {
        this.name = name;
        this.summary = summary;
        this.end = end;
        this.step = step;
    }

    /** Towards the caller. */
    public static MoveCommand up() {
        return new MoveCommand("up", "to the frame that called this one, or N frames up", "outermost", -1);
    }

    /** Towards what was called. */
    public static MoveCommand down() {
        return new MoveCommand("down", "to the frame that this one called, or N frames down", "innermost", 1);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String arguments() {
        return "[N]";
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public List<String> details() {
        return List.of(
                "Inputs run in the chosen frame then: they see its variables, and bind them.",
                "Ctrl-D leaves it. :frames lists them, :frame goes to any of them.");
    }

    @Override
    public Outcome run(Session session, String argument) throws RefusedException {
        long count = Step.count(argument, 1);
        Examined examined = Examined.of(session);
        int last = examined.view().frames().size() - 1;
        if (examined.at() == (step < 0 ? 0 : last)) {
            throw new RefusedException("This is the " + end + " frame.");
        }
        long wanted = examined.at() + step * count;
        return Step.to((int) Math.max(0, Math.min(last, wanted)), examined, session);
    }
}
