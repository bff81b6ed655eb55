package dev.caretline.engine.server;

import dev.caretline.locations.plain.PlainValue;

/** Draws failures. May be called on several threads. */
@FunctionalInterface
public interface FailureRenderer {
    /**
     * The text for standard error.
     *
     * @param failure {@code kind} (main, thread, unraisable), {@code thread} (a name, of a thread), {@code heading} (a line,
     *     of what is unraisable, if there is one) and {@code tree}, which is what the agent's
     *     {@code failure.describe} returned
     * @param options style, color and what else the agent's {@code hooks._options} gives
     */
    String render(PlainValue failure, PlainValue options);
}
