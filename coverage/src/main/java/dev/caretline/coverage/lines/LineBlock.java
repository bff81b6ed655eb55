package dev.caretline.coverage.lines;

import java.util.List;

/** What a statement that jumps looks for among the statements around it. */
sealed interface LineBlock {
    /**
     * A loop.
     *
     * @param start its line, where the next round starts
     * @param breaks the ways that leave it early
     */
    record Loop(int start, List<LineFlow.Exit> breaks) implements LineBlock {}

    /**
     * A function.
     *
     * @param start its first line, with decorators
     */
    record Function(int start) implements LineBlock {}

    /**
     * A {@code try} whose handlers or {@code finally} are still to come.
     *
     * @param handler the line of the first handler, where {@code raise} goes; {@link #NO_HANDLER} for none
     */
    record Try(int handler) implements LineBlock {
        static final int NO_HANDLER = 0;
    }
}
