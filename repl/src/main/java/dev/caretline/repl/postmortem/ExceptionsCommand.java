package dev.caretline.repl.postmortem;

import dev.caretline.locations.plain.PlainValue;
import dev.caretline.repl.child.FrameKinds;
import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code :exceptions}: the exceptions that one failure is made of. */
public final class ExceptionsCommand implements Command {
    @Override
    public String name() {
        return "exceptions";
    }

    @Override
    public String arguments() {
        return "[N]";
    }

    @Override
    public String summary() {
        return "the exceptions of a chain or group, or look at N";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Number 0 is the one that nobody caught; behind it stand those that it came from, and",
                "the members of groups. ':exceptions 1' makes :frames, :why and the others speak of 1.");
    }

    @Override
    public Outcome run(Session session, String argument) throws RefusedException {
        Map<String, PlainValue> body = new TreeMap<>(Map.of("what", PlainValue.of("exceptions")));
        int number = Step.count(argument, -1);
        Examined.of(session);
        if (!argument.isEmpty()) {
            body.put("number", PlainValue.of(number));
        }
        PlainValue found = session.ask(FrameKinds.FRAMES, body);
        List<PlainValue> all = found.get("exceptions").items();
        if (number >= all.size() || (number < 0 && !argument.isEmpty())) {
            throw new RefusedException("There is no exception " + number + "; :exceptions lists them.");
        }
        if (number >= 0 && found.get("at").number() != number) {
            throw new RefusedException("Exception " + number + " has no frames: it was never raised.");
        }
        for (int i = 0; i < all.size(); i++) {
            session.print((i == found.get("at").number() ? "> " : "  ") + i + " "
                    + line(all.get(i).items(), session) + "\n");
        }
        if (!argument.isEmpty()) {
            Examined now = Examined.of(session);
            session.setPlace(now.entered() ? now.frame().code().name() : "");
        }
        return Outcome.NEXT;
    }

    private static String line(List<PlainValue> exception, Session session) {
        String message = exception.get(1).text();
        String first = message.lines().findFirst().orElse("");
        int frames = exception.get(2).number();
        String place = "  (" + frames + (frames == 1 ? " frame)" : " frames)");
        String text = exception.get(0).text() + (first.isEmpty() ? "" : ": " + first);
        int width = Math.max(20, session.drawing().columns() - place.length() - 6);
        return (text.length() > width ? text.substring(0, width - 1) + "…" : text) + place;
    }
}
