/**
 * Plain values of Python, as the agent inside an interpreter sends them: what {@code marshal} version 2 makes of None,
 * bool, int, float, str, bytes, tuple, list and dict. Whoever sends is not trusted: depth, size and types are checked.
 * Knows neither sockets nor what the values mean.
 */
@NullMarked
package dev.caretline.locations.plain;

import org.jspecify.annotations.NullMarked;
