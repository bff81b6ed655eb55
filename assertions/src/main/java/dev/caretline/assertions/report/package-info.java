/**
 * The report of a failed assert as a model, and how it is read from the plain data that the running program made. Knows
 * neither the compiler nor how a report is drawn.
 */
@NullMarked
package dev.caretline.assertions.report;

import org.jspecify.annotations.NullMarked;
