package dev.caretline.repl.command;

import dev.caretline.engine.interpreter.Interpreter;
import dev.caretline.locations.plain.PlainValue;
import dev.caretline.locations.traceback.RenderOptions;
import dev.caretline.repl.editor.Completion;
import dev.caretline.repl.input.Inputs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The session that a command is given in. */
public interface Session {
    /** Writes where the cursor is; lines end in a line feed. */
    void print(String text);

    /** What the terminal can show: colours, its width, box characters. */
    RenderOptions drawing();

    /** Runs an input as if it had been typed. */
    Outcome run(String text);

    /**
     * Asks Python for something that runs code of the user's, and shows what comes of it.
     *
     * @param kind one of {@code FrameKinds}
     */
    Outcome perform(int kind, Map<String, PlainValue> body);

    /**
     * Asks Python for something that runs no code of the user's.
     *
     * @return a dict; an empty one if Python has ended
     * @throws Command.RefusedException if Python could not do it
     */
    PlainValue ask(int kind, Map<String, PlainValue> body) throws Command.RefusedException;

    /** What was typed and run. */
    Inputs inputs();

    /** The body of the last answer to an input that ran; empty before. */
    PlainValue lastAnswer();

    /** Adds an entry to the history, as if it had been typed. */
    void remember(String entry);

    /**
     * Gives a setting of the agent another value, which outlives the process of Python. Whether values are kept and asserts
     * explained holds for inputs, too.
     *
     * @param value as the agent has it; an empty one is none
     */
    void set(String name, String value) throws Command.RefusedException;

    /**
     * Records the coverage of what is run from now on.
     *
     * @param data where the record goes; empty for no more coverage
     */
    void cover(Optional<Path> data);

    /** The entries of the history, of all sessions, the oldest first. */
    List<String> history();

    /** What Python code could go on with at its end. */
    Completion complete(String code);

    /** The interpreter; empty at the prompt of a program that has started it, which can get no other one. */
    Optional<Interpreter> interpreter();

    /**
     * Replaces the process of Python.
     *
     * @throws Command.RefusedException if it is a program's own
     */
    void restart(Interpreter interpreter) throws Command.RefusedException;

    /** Whether a program has stopped and can go on. */
    boolean isStopped();

    /** Whether that program has failed, and can only end. */
    boolean isOver();

    /** What stands before the prompt from now on, to say where inputs run; empty for the session itself. */
    void setPlace(String place);

    /** What the next prompt begins with, to be edited. */
    void prefill(String text);

    /** Runs a program on the terminal and waits for it; its exit status. */
    int execute(List<String> command) throws Command.RefusedException;
}
