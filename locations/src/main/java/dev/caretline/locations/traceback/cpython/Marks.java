package dev.caretline.locations.traceback.cpython;

/**
 * The part of a marked segment that is marked with {@code ^} while the rest has {@code ~}: an operator, or brackets with what
 * they hold.
 *
 * @param start inclusive, the unit is that of whoever made it
 * @param end exclusive
 */
record Marks(int start, int end) {}
