package dev.caretline.repl.child;

import dev.caretline.locations.plain.PlainValue;

/** What comes of a request. */
public sealed interface Reply {
    /** It has been done. */
    record Done(PlainValue body) implements Reply {}

    /** The program has stopped in the middle of it, at a breakpoint. */
    record Stopped(PlainValue body) implements Reply {}

    /** The process has ended instead. */
    record Gone(Ending ending) implements Reply {}
}
