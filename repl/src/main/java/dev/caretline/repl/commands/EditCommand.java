package dev.caretline.repl.commands;

import dev.caretline.repl.command.Choices;
import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import dev.caretline.repl.editor.Completion;
import dev.caretline.repl.input.Inputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code :edit}: an input or a file in the user's editor. */
public final class EditCommand implements Command {
    @Override
    public String name() {
        return "edit";
    }

    @Override
    public String arguments() {
        return "[N|FILE]";
    }

    @Override
    public String summary() {
        return "edit the last input, input N or a file, and run it";
    }

    @Override
    public List<String> details() {
        return List.of(
                "In the editor that $VISUAL or $EDITOR names, vi otherwise. What it leaves is run: an",
                "input as if it had been typed, a file as by ':run'. An empty text is not run, and",
                "neither is anything if the editor ends with an error.");
    }

    @Override
    public Completion complete(Session session, String argument) {
        return Choices.files(argument);
    }

    @Override
    public Outcome run(Session session, String argument) throws RefusedException {
        if (argument.isEmpty() || argument.chars().allMatch(Character::isDigit)) {
            return editInput(session, argument);
        }
        String file = Words.of(argument).get(0);
        edit(session, TextFile.path(file));
        return Files.isRegularFile(TextFile.path(file)) ? new RunCommand().run(session, argument) : Outcome.NEXT;
    }

    private static Outcome editInput(Session session, String number) throws RefusedException {
        Optional<Inputs.Input> input = number.isEmpty()
                ? session.inputs().latest()
                : Numbered.chosen(session.inputs(), number).stream().findFirst();
        if (input.isEmpty() && !number.isEmpty()) {
            throw new RefusedException("There is no input " + number + "; :history lists them.");
        }
        try {
            Path file = Files.createTempFile("caretline", ".py");
            try {
                TextFile.write(file, input.map(Inputs.Input::text).orElse(""));
                edit(session, file);
                return enter(session, TextFile.read(file).stripTrailing());
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new RefusedException("There is no file to edit in: " + e.getMessage());
        }
    }

    private static Outcome enter(Session session, String text) {
        if (text.isBlank()) {
            return Outcome.NEXT;
        }
        session.remember(text);
        return session.run(text);
    }

    private static void edit(Session session, Path file) throws RefusedException {
        String editor = editor();
        // The variable may hold options, and quotes as a shell reads them.
        int status = session.execute(List.of("/bin/sh", "-c", editor + " \"$1\"", "caretline", file.toString()));
        if (status != 0) {
            throw new RefusedException(editor + " ended with status " + status + "; nothing is run.");
        }
    }

    private static String editor() {
        for (String variable : List.of("VISUAL", "EDITOR")) {
            String named = System.getenv(variable);
            if (named != null && !named.isBlank()) {
                return named;
            }
        }
        return "vi";
    }
}
