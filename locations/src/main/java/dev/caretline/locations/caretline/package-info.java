/**
 * The {@code caretline} style of tracebacks: the exact ranges of the source, what failed in them and why, and little else.
 * Draws from the model of a failure and its explanations; knows no terminal but its width and colours.
 */
@NullMarked
package dev.caretline.locations.caretline;

import org.jspecify.annotations.NullMarked;
