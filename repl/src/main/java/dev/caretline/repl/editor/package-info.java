/**
 * The line editor: keys, colours, history and completion, on a terminal or without one. Knows neither code nor process.
 */
@NullMarked
package dev.caretline.repl.editor;

import org.jspecify.annotations.NullMarked;
