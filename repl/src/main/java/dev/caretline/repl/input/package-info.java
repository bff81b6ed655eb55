/**
 * What was typed, as Python: whether it is complete, how the next line is indented, its code. Knows neither terminal nor process.
 */
@NullMarked
package dev.caretline.repl.input;

import org.jspecify.annotations.NullMarked;
