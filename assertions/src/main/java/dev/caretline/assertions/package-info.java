/**
 * Failed assertions explained: which values to tap, the report of a failure, and how it is drawn. Knows neither coverage nor
 * how a program is run.
 */
@NullMarked
package dev.caretline.assertions;

import org.jspecify.annotations.NullMarked;
