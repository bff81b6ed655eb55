package dev.caretline.repl.commands;

import dev.caretline.repl.command.Choices;
import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Commands;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import dev.caretline.repl.editor.Completion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code :help}: what there is. */
public final class HelpCommand implements Command {
    private static final String MARGIN = "  ";
    private static final int LEAST = 40;
    private static final int MOST = 80;

    private final Supplier<Commands> commands;

    public HelpCommand(Supplier<Commands> commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String arguments() {
        return "[COMMAND]";
    }

    @Override
    public String summary() {
        return "the commands, or one of them";
    }

    @Override
    public Completion complete(Session session, String argument) {
        return Choices.among(commands.get().all().stream().map(Command::name).toList(), argument);
    }

    @Override
    public Outcome run(Session session, String argument) throws RefusedException {
        session.print(
                argument.isEmpty() ? table() : page(argument, session.drawing().columns()));
        return Outcome.NEXT;
    }

    private String table() {
        List<Command> all = commands.get().all();
        int width =
                all.stream().mapToInt(command -> usage(command).length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Command command : all) {
            String usage = usage(command);
            text.append("  ").append(usage).append(" ".repeat(width - usage.length() + 2));
            text.append(command.summary()).append('\n');
        }
        text.append("\nNames may be cut as long as they are clear. ':help why' tells more of :why.\n")
                .append("All else is Python; Ctrl-D leaves.\n");
        return text.toString();
    }

    private String page(String argument, int columns) throws RefusedException {
        String name = argument.startsWith(Commands.PREFIX) ? argument.substring(1) : argument;
        Command command = commands.get().find(name);
        StringBuilder text = new StringBuilder(usage(command) + "\n" + MARGIN + command.summary() + "\n");
        if (!command.details().isEmpty()) {
            text.append('\n');
        }
        int width = Math.max(LEAST, Math.min(columns, MOST)) - MARGIN.length();
        fill(command.details(), width)
                .forEach(line -> text.append(MARGIN).append(line).append('\n'));
        return text.toString();
    }

    /** Lines of words as long as fit; a line that begins with a blank stays as it is. */
    private static List<String> fill(List<String> details, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String detail : details) {
            if (detail.startsWith(" ")) {
                flush(line, lines);
                lines.add(detail);
                continue;
            }
            for (String word : detail.split(" ")) {
                if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                    flush(line, lines);
                }
                line.append(line.length() == 0 ? "" : " ").append(word);
            }
        }
        flush(line, lines);
        return lines;
    }

    private static void flush(StringBuilder line, List<String> lines) {
        if (line.length() > 0) {
            lines.add(line.toString());
            line.setLength(0);
        }
    }

    private static String usage(Command command) {
        String arguments = command.arguments();
        return Commands.PREFIX + command.name() + (arguments.isEmpty() ? "" : " " + arguments);
    }
}
