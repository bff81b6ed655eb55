package dev.caretline.locations.traceback;

import java.util.List;

/**
 * What a Python function takes, and where it is defined.
 *
 * @param names the parameters that are not starred, in the order of its code object
 * @param positionalOnly how many of them are positional only
 * @param positional how many of them can be given by position, {@code positionalOnly} included
 * @param defaults how many of the positional ones, from the last, have a default
 * @param keywordDefaults the keyword-only ones that have a default
 * @param suspends whether a call gives a generator or coroutine
 * @param bound whether the first parameter is already given
 */
public record FunctionShape(
        String qualname,
        String filename,
        int firstLine,
        List<String> names,
        int positionalOnly,
        int positional,
        int defaults,
        List<String> keywordDefaults,
        boolean varargs,
        boolean varkeywords,
        boolean suspends,
        boolean bound) {

    public FunctionShape {
        names = List.copyOf(names);
        keywordDefaults = List.copyOf(keywordDefaults);
    }
}
