package dev.caretline.coverage.lines;

/**
 * A way from one line to another, or out of a function, class or module.
 *
 * @param from the line that it starts on, 1-based: the first one of its statement
 * @param to the line that it leads to, 1-based; negative for the way out of the definition whose first line (with its
 *     decorators; 1 for a module) is the number without its sign
 * @param taken whether it was taken
 */
public record LineArc(int from, int to, boolean taken) {
    /** Whether it leaves the function, class or module. */
    public boolean isExit() {
        return to < 0;
    }
}
