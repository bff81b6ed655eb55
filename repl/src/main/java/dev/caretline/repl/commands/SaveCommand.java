package dev.caretline.repl.commands;

import dev.caretline.repl.command.Choices;
import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import dev.caretline.repl.editor.Completion;
import dev.caretline.repl.input.Inputs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code :save}: inputs as a file. */
public final class SaveCommand implements Command {
    @Override
    public String name() {
        return "save";
    }

    @Override
    public String arguments() {
        return "FILE [N|N-M]";
    }

    @Override
    public String summary() {
        return "write the inputs of this session to a file";
    }

    @Override
    public List<String> details() {
        return List.of(
                "All that were run, or those of some numbers, as ':history' shows them:",
                "':save app.py 3-7'. A file that is there already is not replaced; ':save! FILE' does.");
    }

    @Override
    public Completion complete(Session session, String argument) {
        return Choices.files(argument);
    }

    @Override
    public Outcome run(Session session, String argument) throws RefusedException {
        boolean replaces = argument.startsWith("!");
        List<String> words = Words.of(replaces ? argument.substring(1) : argument);
        if (words.isEmpty() || words.size() > 2) {
            throw new RefusedException(":save needs a file, and may have the numbers of inputs behind it.");
        }
        List<Inputs.Input> inputs = Numbered.chosen(session.inputs(), words.size() > 1 ? words.get(1) : "");
        if (inputs.isEmpty()) {
            throw new RefusedException("There are no such inputs.");
        }
        Path file = TextFile.path(words.get(0));
        if (!replaces && Files.exists(file)) {
            throw new RefusedException(words.get(0) + " is there already; ':save! " + words.get(0) + "' replaces it.");
        }
        StringBuilder text = new StringBuilder();
        inputs.forEach(input -> text.append(input.text().stripTrailing()).append('\n'));
        TextFile.write(file, text.toString());
        session.print(
                inputs.size() + (inputs.size() == 1 ? " input" : " inputs") + " written to " + words.get(0) + ".\n");
        return Outcome.NEXT;
    }
}
