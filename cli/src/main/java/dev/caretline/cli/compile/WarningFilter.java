package dev.caretline.cli.compile;

import dev.caretline.grammar.source.PythonWarning;
import dev.caretline.grammar.source.PythonWarning.Category;

/** Which warnings are shown: the actions of Python's {@code -W} that make sense for a compiler. */
public enum WarningFilter {
    /** What Python shows if nobody asks: all but DeprecationWarnings. */
    UNSET,
    /** Every warning: {@code -W default}. */
    DEFAULT,
    /** No warning: {@code -W ignore}. */
    IGNORE;

    boolean shows(PythonWarning warning) {
        return switch (this) {
            case UNSET -> warning.category() != Category.DEPRECATION_WARNING;
            case DEFAULT -> true;
            case IGNORE -> false;
        };
    }
}
