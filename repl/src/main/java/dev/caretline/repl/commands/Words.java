package dev.caretline.repl.commands;

import dev.caretline.engine.settings.CommandWords;
import dev.caretline.repl.command.Command.RefusedException;
import java.util.List;

/** The words of a command's argument, as a shell splits them. */
final class Words {
    private Words() {}

    static List<String> of(String argument) throws RefusedException {
        try {
            return CommandWords.of(argument);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("A quotation does not end.");
        }
    }
}
