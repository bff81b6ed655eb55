package dev.caretline.repl;

import dev.caretline.engine.interpreter.Interpreter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a session starts from.
 *
 * @param interpreter to run code on
 * @param agent the folder that {@code AgentFiles} laid out
 * @param cache the user's cache folder
 * @param settings {@code key=value} for the agent
 * @param history the file that keeps what was typed
 * @param program what to run first
 * @param colors whether to colour what is typed
 * @param plain whether to read plain lines, as an editor sends them
 * @param prompted whether an empty line and a prompt below it are on the screen already
 * @param archives whether the classes that this session loads are kept for later ones
 */
public record ReplOptions(
        Interpreter interpreter,
        Path agent,
        Path cache,
        List<String> settings,
        Path history,
        Optional<Program> program,
        boolean colors,
        boolean plain,
        boolean prompted,
        boolean archives) {
    public ReplOptions {
        settings = List.copyOf(settings);
    }

    /**
     * A program to run before the first prompt.
     *
     * @param kind {@code file}, {@code module} or {@code command}; {@code startup} for what {@code PYTHONSTARTUP} names
     * @param value its path, name or text
     */
    public record Program(String kind, String value, List<String> arguments) {
        public Program {
            arguments = List.copyOf(arguments);
        }

        boolean isStartup() {
            return kind.equals("startup");
        }
    }
}
