package dev.caretline.engine.server;

import dev.caretline.locations.plain.PlainValue;

/** Draws failures. May be called on several threads. */
@FunctionalInterface
public interface FailureRenderer {
    /**
     * The text for standard error.
     *
     * @param failure {@code kind} (main, thread), {@code thread} (a name) and {@code tree}, which is what the agent's
     *     {@code failure.describe} returned
     * @param options style, color and what else the agent's {@code hooks._options} gives
     */
    String render(PlainValue failure, PlainValue options);
}
