/**
 * What a command of the prompt is, and what it can do with the session it is given in. Knows no single command.
 */
@NullMarked
package dev.caretline.repl.command;

import org.jspecify.annotations.NullMarked;
