/** The styles that failures can be drawn in, by name. Knows all styles; no style knows it. */
@NullMarked
package dev.caretline.locations.styles;

import org.jspecify.annotations.NullMarked;
