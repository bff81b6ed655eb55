package dev.caretline.repl.commands;

import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import dev.caretline.repl.input.Inputs;
import java.util.List;

/** {@code :history}: what was typed. */
public final class HistoryCommand implements Command {
    private static final int MOST = 100;

    @Override
    public String name() {
        return "history";
    }

    @Override
    public String arguments() {
        return "[N|N-M|TEXT]";
    }

    @Override
    public String summary() {
        return "the inputs of this session, or all with a text";
    }

    @Override
    public List<String> details() {
        return List.of(
                "The inputs of this session with their numbers, or those of some numbers: 3, 3-7, 3-.",
                "With any other text, the entries of all sessions that hold it, the latest last.");
    }

    @Override
    public Outcome run(Session session, String argument) throws RefusedException {
        if (argument.isEmpty() || Character.isDigit(argument.charAt(0))) {
            for (Inputs.Input input : Numbered.chosen(session.inputs(), argument)) {
                String number = String.format("%4d  ", input.number());
                session.print(number + input.text().stripTrailing().replace("\n", "\n      ") + "\n");
            }
            return Outcome.NEXT;
        }
        List<String> found = session.history().stream()
                .filter(entry -> entry.contains(argument) && !entry.startsWith(":hist"))
                .distinct()
                .toList();
        found.subList(Math.max(0, found.size() - MOST), found.size())
                .forEach(entry -> session.print("  " + entry.replace("\n", "\n  ") + "\n"));
        if (found.isEmpty()) {
            throw new RefusedException("Nothing that was typed holds " + argument + ".");
        }
        return Outcome.NEXT;
    }
}
