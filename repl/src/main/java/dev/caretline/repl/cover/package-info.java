/**
 * {@code :cover}: which parts of what was run at the prompt ran, and which did not. Weaving, recording and analysis are those of
 * {@code coverage}; here they are asked for and their result is drawn for a terminal.
 */
@NullMarked
package dev.caretline.repl.cover;

import org.jspecify.annotations.NullMarked;
