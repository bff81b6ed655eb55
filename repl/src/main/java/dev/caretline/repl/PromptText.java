package dev.caretline.repl;

import dev.caretline.locations.plain.PlainValue;

/** What stands before the text that is typed: where it will run, and {@code sys.ps1} or {@code sys.ps2}. */
final class PromptText {
    private static final String STOPPED = "(stopped) ";
    private static final String OVER = "(over) ";

    /** Where inputs run: where they do unless a frame is chosen, and where they do now. */
    record Place(String base, String now) {}

    private Place place = new Place("", "");
    private String first = ">>> ";
    private String continuation = "... ";

    String first() {
        return place.now() + first;
    }

    String continuation() {
        return continuation;
    }

    /** Takes the prompts from an answer of Python; those of the language where the program has none. */
    void take(PlainValue answer) {
        PlainValue ps1 = answer.get("ps1");
        PlainValue ps2 = answer.get("ps2");
        first = ps1.isNone() ? ">>> " : ps1.text();
        continuation = ps2.isNone() ? "... " : ps2.text();
    }

    Place place() {
        return place;
    }

    void place(Place next) {
        place = next;
    }

    /** A program has stopped, or has failed in a function and will end. */
    void stop(boolean over, String function) {
        place = over ? new Place(OVER, shown(function)) : new Place(STOPPED, STOPPED);
    }

    /** Inputs run in the frame of a function; where no frame is chosen if it is empty. */
    void choose(String function) {
        place = new Place(place.base(), function.isEmpty() ? place.base() : shown(function));
    }

    /** Whether a frame is chosen that can be left again. */
    boolean isInChosenFrame() {
        return !place.now().equals(place.base()) && !isOver();
    }

    /** Whether the program has failed, and can only end. */
    boolean isOver() {
        return place.base().equals(OVER);
    }

    private static String shown(String function) {
        return "(" + function + ") ";
    }
}
