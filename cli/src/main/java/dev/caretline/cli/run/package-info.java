/**
 * What {@code caretline run} starts: its arguments, the interpreter that was found for them, and the call of Python. Knows
 * nothing of what happens inside that process.
 */
@NullMarked
package dev.caretline.cli.run;

import org.jspecify.annotations.NullMarked;
