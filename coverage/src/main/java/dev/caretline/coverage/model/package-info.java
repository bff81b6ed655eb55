/**
 * What there is to cover in a source, from its syntax tree alone: regions, conditions with their decisions, functions and
 * classes, and the events that say what ran. Knows neither how events are recorded nor how they are reported.
 */
@NullMarked
package dev.caretline.coverage.model;

import org.jspecify.annotations.NullMarked;
