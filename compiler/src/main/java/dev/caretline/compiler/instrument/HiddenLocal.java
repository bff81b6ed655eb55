package dev.caretline.compiler.instrument;

/**
 * A local variable that woven code adds to a scope. It is one of {@code co_varnames}, so its name should be none that a
 * program can write, such as {@code .t0}; in {@code locals()} it shows as long as it holds a value.
 *
 * @param name its name
 * @param index its index among the fast locals
 */
public record HiddenLocal(String name, int index) {}
