package dev.caretline.repl.commands;

import dev.caretline.repl.command.Choices;
import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import dev.caretline.repl.editor.Completion;
import java.util.List;

/** {@code :load}: the text of a file as the next input. */
public final class LoadCommand implements Command {
    @Override
    public String name() {
        return "load";
    }

    @Override
    public String arguments() {
        return "FILE";
    }

    @Override
    public String summary() {
        return "put the text of a file at the prompt";
    }

    @Override
    public List<String> details() {
        return List.of("It can be edited there; Enter at its end runs it. ':run FILE' runs a file at once.");
    }

    @Override
    public Completion complete(Session session, String argument) {
        return Choices.files(argument);
    }

    @Override
    public Outcome run(Session session, String argument) throws RefusedException {
        List<String> words = Words.of(argument);
        if (words.size() != 1) {
            throw new RefusedException(":load needs one file.");
        }
        String text = TextFile.read(TextFile.path(words.get(0)));
        session.prefill(text.replace("\r\n", "\n").stripTrailing());
        return Outcome.NEXT;
    }
}
