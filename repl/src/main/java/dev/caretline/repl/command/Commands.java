package dev.caretline.repl.command;

import dev.caretline.repl.editor.Completion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The commands of a prompt, by their names or by what no other name begins with. */
public final class Commands {
    /** The character that no input of Python begins with. */
    public static final String PREFIX = ":";

    private static final int MOST_EDITS = 2;

    private final List<Command> all;

    public Commands(List<Command> all) {
        this.all = List.copyOf(all);
    }

    /** In the order of help. */
    public List<Command> all() {
        return all;
    }

    /** Whether an input is a command. */
    public static boolean isCommand(String input) {
        return input.startsWith(PREFIX);
    }

    /** Does what was typed; what is refused is said in a line. */
    public Outcome run(String input, Session session) {
        String text = input.strip();
        int end = nameEnd(text);
        try {
            return find(text.substring(PREFIX.length(), end))
                    .run(session, text.substring(end).strip());
        } catch (Command.RefusedException e) {
            session.print(e.getMessage() + "\n");
            return Outcome.NEXT;
        }
    }

    /**
     * The command of a name or of the beginning of one.
     *
     * @throws Command.RefusedException if there is none, or more than one; the message names the nearest
     */
    public Command find(String name) throws Command.RefusedException {
        if (name.isEmpty()) {
            throw new Command.RefusedException("A command is expected behind the colon; :help lists them.");
        }
        List<Command> candidates =
                all.stream().filter(command -> command.name().startsWith(name)).toList();
        Optional<Command> exact = candidates.stream()
                .filter(command -> command.name().equals(name))
                .findFirst();
        if (exact.isPresent()) {
            return exact.get();
        }
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        if (candidates.isEmpty()) {
            throw new Command.RefusedException("There is no command :" + name + nearest(name));
        }
        List<String> names =
                candidates.stream().map(command -> PREFIX + command.name()).toList();
        throw new Command.RefusedException(":" + name + " could be " + listed(names) + ".");
    }

    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    private String nearest(String name) {
        return all.stream()
                .map(Command::name)
                .filter(known -> edits(name, known) <= MOST_EDITS && edits(name, known) < known.length())
                .min(Comparator.comparingInt((String known) -> edits(name, known))
                        .thenComparing(known -> known))
                .map(known -> "; did you mean :" + known + "?")
                .orElse("; :help lists them.");
    }

    /** How many letters must be added, left out, replaced, or swapped with a neighbour (optimal string alignment). */
    static int edits(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(one, other, cost, i, j);
            }
        }
        return cost[one.length()][other.length()];
    }

    private static int cheapest(String one, String other, int[][] cost, int i, int j) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int best = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }

    /** What can stand at the end of a command that is being typed. */
    public Completion complete(String before, Session session) {
        int end = nameEnd(before);
        if (end == before.length()) {
            List<String> names = new ArrayList<>();
            all.forEach(command -> names.add(PREFIX + command.name()));
            return Choices.among(names, before);
        }
        try {
            int start = before.charAt(end) == ' ' ? end + 1 : end;
            Completion found = find(before.substring(PREFIX.length(), end)).complete(session, before.substring(start));
            return new Completion(start + found.start(), found.items());
        } catch (Command.RefusedException e) {
            return new Completion(before.length(), List.of());
        }
    }

    private static int nameEnd(String text) {
        int end = PREFIX.length();
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
