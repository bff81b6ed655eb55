/**
 * From instructions to the nodes of the syntax tree they were compiled from, by their ranges. Knows neither how trees are
 * parsed nor how they are compiled.
 */
@NullMarked
package dev.caretline.locations.nodes;

import org.jspecify.annotations.NullMarked;
