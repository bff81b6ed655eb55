package dev.caretline.engine.values;

/**
 * Neighbouring slots.
 *
 * @param from the first, 0-based
 * @param to the one behind the last
 */
record Span(int from, int to) {
    boolean isEmpty() {
        return from >= to;
    }
}
