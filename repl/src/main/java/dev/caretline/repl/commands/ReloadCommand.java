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

/** {@code :reload}: modules whose files have changed. */
public final class ReloadCommand implements Command {
    @Override
    public String name() {
        return "reload";
    }

    @Override
    public String arguments() {
        return "[MODULE]";
    }

    @Override
    public String summary() {
        return "reload the modules whose files have changed";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Or one module, changed or not. Functions and classes that the session has got from a",
                "reloaded module ('from m import f') are replaced by the new ones; instances keep the",
                "class that they have.");
    }

    @Override
    public Completion complete(Session session, String argument) {
        Completion found = session.complete("import " + argument);
        int before = "import ".length();
        return found.start() < before ? Choices.NONE : new Completion(found.start() - before, found.items());
    }

    @Override
    public Outcome run(Session session, String argument) {
        return session.perform(FrameKinds.RELOAD, Map.of("module", PlainValue.of(argument)));
    }
}
