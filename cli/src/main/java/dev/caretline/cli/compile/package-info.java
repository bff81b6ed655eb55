/**
 * {@code caretline compile} behind its options: which sources, which files they become, what is up to date, and the work
 * itself on several threads. Knows neither options nor the terminal.
 */
@NullMarked
package dev.caretline.cli.compile;

import org.jspecify.annotations.NullMarked;
