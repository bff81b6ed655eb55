/**
 * The prompt: reads what is typed, has it run by the child, and shows what came of it. Knows no rule of Python's own.
 */
@NullMarked
package dev.caretline.repl;

import org.jspecify.annotations.NullMarked;
