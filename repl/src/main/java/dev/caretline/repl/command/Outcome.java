package dev.caretline.repl.command;

/** How the session goes on after an input. */
public sealed interface Outcome {
    /** With the next prompt. */
    Outcome NEXT = new Next();

    /** The stopped program goes on. */
    Outcome RESUME = new Resume("");

    /** With the next prompt. */
    record Next() implements Outcome {}

    /**
     * The stopped program goes on; where none has stopped, with the next prompt.
     *
     * @param how {@code next}, {@code step} or {@code out} for a step; empty for as ever
     */
    record Resume(String how) implements Outcome {}

    /** Not at all. */
    record Over(int status) implements Outcome {}
}
