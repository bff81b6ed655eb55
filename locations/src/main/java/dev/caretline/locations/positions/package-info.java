/**
 * Where all the instructions of a module come from, as one model to be shown. Knows neither how it is shown nor which
 * files it comes from.
 */
@NullMarked
package dev.caretline.locations.positions;

import org.jspecify.annotations.NullMarked;
