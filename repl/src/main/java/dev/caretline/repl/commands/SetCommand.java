package dev.caretline.repl.commands;

import dev.caretline.locations.plain.PlainValue;
import dev.caretline.repl.child.FrameKinds;
import dev.caretline.repl.command.Choices;
import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import dev.caretline.repl.editor.Completion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code :set}: how failures are shown. */
public final class SetCommand implements Command {
    /**
     * A setting.
     *
     * @param values what it can be; the first one is what it is at first
     */
    private record Setting(String name, List<String> values, String meaning) {}

    private static final List<Setting> ALL = List.of(
            new Setting(
                    "style",
                    List.of("caretline", "cpython-3.11", "cpython-3.13", "cpython-3.14"),
                    "how a traceback looks"),
            new Setting("frames", List.of("user", "all"), "whether frames of libraries are shown"),
            new Setting("values", List.of("on", "off"), "whether values of all parts are kept"),
            new Setting("assertions", List.of("on", "off"), "whether failed asserts are explained"),
            new Setting("report", List.of("values", "pytest", "diagram", "json"), "the form of that"),
            new Setting("detail", List.of("normal", "more", "all"), "how much of it"),
            new Setting("color", List.of("auto", "always", "never"), "whether tracebacks have colours"));

    @Override
    public String name() {
        return "set";
    }

    @Override
    public String arguments() {
        return "[NAME [VALUE]]";
    }

    @Override
    public String summary() {
        return "how failures are shown, or change that";
    }

    @Override
    public List<String> details() {
        return List.of("':set' lists the settings with their values, ':set NAME' tells what one can be.");
    }

    @Override
    public Completion complete(Session session, String argument) {
        int blank = argument.indexOf(' ');
        if (blank < 0) {
            return Choices.among(ALL.stream().map(Setting::name).toList(), argument);
        }
        return find(argument.substring(0, blank))
                .map(setting -> Choices.among(setting.values(), argument))
                .orElse(Choices.NONE);
    }

    private static Optional<Setting> find(String name) {
        return ALL.stream().filter(setting -> setting.name().equals(name)).findFirst();
    }

    @Override
    public Outcome run(Session session, String argument) throws RefusedException {
        List<String> words = Words.of(argument);
        if (words.isEmpty()) {
            for (Setting setting : ALL) {
                session.print(line(setting.name(), 12) + line(value(setting, session), 14) + setting.meaning() + "\n");
            }
            return Outcome.NEXT;
        }
        Setting setting = find(words.get(0))
                .orElseThrow(() -> new RefusedException("There is no setting " + words.get(0) + "; :set lists them."));
        if (words.size() == 1) {
            session.print(setting.name() + " is " + value(setting, session) + ", one of "
                    + String.join(", ", setting.values()) + ": " + setting.meaning() + "\n");
        } else {
            change(setting, words.get(1), session);
        }
        return Outcome.NEXT;
    }

    private static void change(Setting setting, String value, Session session) throws RefusedException {
        if (!setting.values().contains(value)) {
            throw new RefusedException(setting.name() + " can be " + String.join(", ", setting.values()) + ".");
        }
        session.set(setting.name(), inAgent(value));
    }

    /** The agent's words: 1 and 0 for switches, and nothing for the form that a style has by itself. */
    private static String inAgent(String value) {
        return switch (value) {
            case "on" -> "1";
            case "off" -> "0";
            case "values" -> "";
            default -> value;
        };
    }

    private static String value(Setting setting, Session session) throws RefusedException {
        PlainValue found = session.ask(
                        FrameKinds.SESSION, Map.of("what", PlainValue.of("get"), "name", PlainValue.of(setting.name())))
                .get("value");
        String known = found.isNone() ? "" : found.text();
        return setting.values().stream()
                .filter(value -> inAgent(value).equals(known))
                .findFirst()
                .orElse(setting.values().get(0));
    }

    private static String line(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
