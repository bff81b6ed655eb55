package dev.caretline.repl;

import dev.caretline.locations.plain.PlainValue;
import dev.caretline.repl.child.FrameKinds;
import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Session;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code name?} or {@code ?name}, which asks what something is; with two marks, for its source. No input of Python looks like
 * that.
 *
 * @param name a dotted name
 * @param source whether the source is wanted
 */
record Question(String name, boolean source) {
    private static final Pattern FORM = Pattern.compile(
            "\\s*(\\?{0,2})\\s*([\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)*)\\s*(\\?{0,2})\\s*");

    /** The one that an input is, if it is one. */
    static Optional<Question> of(String input) {
        Matcher form = FORM.matcher(input);
        if (!form.matches() || form.group(1).isEmpty() == form.group(3).isEmpty()) {
            return Optional.empty();
        }
        boolean source = form.group(1).length() + form.group(3).length() == 2;
        return Optional.of(new Question(form.group(2), source));
    }

    /** Prints the answer. */
    void ask(Session session) {
        try {
            PlainValue text = session.ask(
                            FrameKinds.INSPECT, Map.of("name", PlainValue.of(name), "source", PlainValue.of(source)))
                    .get("text");
            session.print(text.isNone() ? "" : text.text() + "\n");
        } catch (Command.RefusedException e) {
            session.print(e.getMessage() + "\n");
        }
    }
}
