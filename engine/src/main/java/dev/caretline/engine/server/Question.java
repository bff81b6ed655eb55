package dev.caretline.engine.server;

import dev.caretline.locations.plain.PlainValue;

/** What one kind of frame asks for. May be called on several threads. */
@FunctionalInterface
interface Question {
    /**
     * The body of the answer.
     *
     * @throws RefusedException if there is none, for a reason that {@code --verbose} shows
     */
    PlainValue answer(PlainValue body) throws RefusedException;

    /** There is no answer. */
    final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String reason) {
            super(reason);
        }
    }
}
