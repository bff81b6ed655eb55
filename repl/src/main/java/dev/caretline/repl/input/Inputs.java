package dev.caretline.repl.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The inputs of a session, in order. */
public final class Inputs {
    /**
     * An input that was run.
     *
     * @param number 1-based, as in the name of its code; numbers are not used twice
     * @param features bits of the future features that held before it
     */
    public record Input(int number, String text, int features) {
        /** What becomes {@code co_filename}. */
        public String name() {
            return "<input-" + number + ">";
        }
    }

    private final List<Input> all = new ArrayList<>();
    private int last;

    /** Numbers an input and keeps it. */
    public Input add(String text, int features) {
        Input input = new Input(++last, text, features);
        all.add(input);
        return input;
    }

    public List<Input> all() {
        return List.copyOf(all);
    }

    /** The latest one. */
    public Optional<Input> latest() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Forgets them all; the next one has the next number all the same. */
    public void clear() {
        all.clear();
    }
}
