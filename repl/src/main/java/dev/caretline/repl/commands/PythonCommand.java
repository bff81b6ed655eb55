package dev.caretline.repl.commands;

import dev.caretline.engine.CaretlineException;
import dev.caretline.engine.interpreter.Interpreter;
import dev.caretline.engine.interpreter.Interpreters;
import dev.caretline.engine.interpreter.Surroundings;
import dev.caretline.repl.command.Choices;
import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import dev.caretline.repl.editor.Completion;
import java.util.List;
import java.util.Optional;

/** {@code :python}: another interpreter. */
public final class PythonCommand implements Command {
    @Override
    public String name() {
        return "python";
    }

    @Override
    public String arguments() {
        return "[PATH|VERSION]";
    }

    @Override
    public String summary() {
        return "go on with another Python; names are gone";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Takes what 'caretline repl --python' takes: a program, the folder of a virtual",
                "environment, or a version. Without it, says which Python runs. ':replay' runs the",
                "inputs of the session again.");
    }

    @Override
    public Completion complete(Session session, String argument) {
        return Choices.files(argument);
    }

    @Override
    public Outcome run(Session session, String argument) throws RefusedException {
        Interpreter now = session.interpreter().orElseThrow(() -> new RefusedException(RestartCommand.ITS_OWN));
        if (argument.isEmpty()) {
            session.print("Python " + now.version() + ", " + now.executable() + "\n");
            return Outcome.NEXT;
        }
        try {
            String wanted = argument.startsWith("~") ? TextFile.path(argument).toString() : argument;
            session.restart(Interpreters.of(Surroundings.ofSystem()).choose(Optional.of(wanted)));
        } catch (CaretlineException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
        return Outcome.NEXT;
    }
}
