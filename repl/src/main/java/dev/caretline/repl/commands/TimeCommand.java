package dev.caretline.repl.commands;

import dev.caretline.locations.plain.PlainValue;
import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import dev.caretline.repl.editor.Completion;
import java.util.List;
import java.util.Locale;

/** {@code :time}: how long an input takes. */
public final class TimeCommand implements Command {
    private static final double MILLI = 1e-3;
    private static final double MICRO = 1e-6;

    @Override
    public String name() {
        return "time";
    }

    @Override
    public String arguments() {
        return "[CODE]";
    }

    @Override
    public String summary() {
        return "run code and say how long it took";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Without code, how long the last input took: 'wall' by the clock, 'cpu' in the processor",
                "for this process. Compiling and showing a failure do not count.");
    }

    @Override
    public Completion complete(Session session, String argument) {
        return session.complete(argument);
    }

    @Override
    public Outcome run(Session session, String argument) throws RefusedException {
        Outcome outcome = argument.isEmpty() ? Outcome.NEXT : session.run(argument);
        PlainValue wall = session.lastAnswer().get("wall");
        if (wall.isNone()) {
            throw new RefusedException("Nothing has been run yet.");
        }
        if (outcome instanceof Outcome.Next) {
            session.print(
                    "wall " + text(wall) + ", cpu " + text(session.lastAnswer().get("cpu")) + "\n");
        }
        return outcome;
    }

    /** @param nanos a decimal number */
    private static String text(PlainValue nanos) {
        double seconds = Long.parseLong(nanos.text()) / 1e9;
        if (seconds >= 1) {
            return String.format(Locale.ROOT, "%.2f s", seconds);
        }
        return seconds >= MILLI
                ? String.format(Locale.ROOT, "%.1f ms", seconds / MILLI)
                : String.format(Locale.ROOT, "%.1f µs", seconds / MICRO);
    }
}
