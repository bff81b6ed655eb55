/**
 * Source text, and how to say where in it something stands: decoding, lines, ranges, and one type per unit of column.
 * Knows neither tokens nor syntax trees.
 */
@NullMarked
package dev.caretline.grammar.source;

import org.jspecify.annotations.NullMarked;
