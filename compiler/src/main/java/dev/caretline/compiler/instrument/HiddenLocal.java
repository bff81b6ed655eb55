package dev.caretline.compiler.instrument;

/**
 * A local variable that woven code adds to a scope. It is one of {@code co_varnames}, so its name should be none that a
 * program can write, such as {@code .t0}; unless it is {@linkplain WovenCode#invisibleLocal invisible}, it shows in
 * {@code locals()} as long as it holds a value.
 *
 * @param name its name; empty if it is invisible
 * @param index its index among the fast locals, or what stands for it until they are all known
 */
public record HiddenLocal(String name, int index) {}
