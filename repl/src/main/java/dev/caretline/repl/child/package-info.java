/**
 * The Python process behind the prompt: how it is started, and the conversation with it. Knows neither terminal nor editor.
 */
@NullMarked
package dev.caretline.repl.child;

import org.jspecify.annotations.NullMarked;
