package dev.caretline.repl.commands;

import dev.caretline.locations.plain.PlainValue;
import dev.caretline.repl.child.FrameKinds;
import dev.caretline.repl.command.Choices;
import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import dev.caretline.repl.editor.Completion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code :run}: a program, in the session's own module. */
public final class RunCommand implements Command {
    @Override
    public String name() {
        return "run";
    }

    @Override
    public String arguments() {
        return "FILE [ARGS]";
    }

    @Override
    public String summary() {
        return "run a file; its names are there then";
    }

    @Override
    public List<String> details() {
        return List.of(
                "The file runs as the main module, with the rest of the line as its sys.argv, where",
                "quotes hold words together. Names that are there already it finds as they are.");
    }

    @Override
    public Completion complete(Session session, String argument) {
        return Choices.files(argument);
    }

    @Override
    public Outcome run(Session session, String argument) throws RefusedException {
        List<String> words = Words.of(argument);
        if (words.isEmpty()) {
            throw new RefusedException(":run needs a file.");
        }
        Path file = TextFile.path(words.get(0));
        if (!Files.isRegularFile(file)) {
            throw new RefusedException("There is no file " + words.get(0) + ".");
        }
        return session.perform(
                FrameKinds.PROGRAM,
                Map.of(
                        "kind", PlainValue.of("file"),
                        "value", PlainValue.of(file.toString()),
                        "inspect", PlainValue.of(true),
                        "restore", PlainValue.of(true),
                        "arguments",
                                PlainValue.of(words.subList(1, words.size()).stream()
                                        .map(PlainValue::of)
                                        .toList())));
    }
}
